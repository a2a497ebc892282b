"""A small report with its hand-written tables, for tests to break."""
# ruff: noqa: W291  (an empty last column is a tab at the end of the line)

from pathlib import Path

import pytest

TEXT = """江屿县园林处2023年工作总结
全县新栽行道树1.2万株，其中香樟8000株、银杏4000株，成活率98.5%，比上年提高1.5个百分点。
一是𠮷安路补植树木约50株。2024年计划植树2至3万株。
"""

METRICS = """id	quote	kind	value	unit	bound	aspect	indicator	aliases	scope	period	of	part_of
m001	1.2万株	count	12000	株	=	new	栽行道树	行道树/新栽行道树	全县	2023		
m002	8000株	count	8000	株	=	new	栽香樟	香樟	全县	2023		m001
m003	4000株	count	4000	株	=	new	栽银杏	银杏	全县	2023		m001
m004	98.5%	percentage	98.5	%	=	share	行道树成活率	成活率	全县	2023	m001	
m005	1.5个百分点	percentage	1.5	个百分点	=	growth	行道树成活率	成活率	全县	2023	m004	
m006	约[[50株]]	count	50	株	~	level	补植树木		𠮷安路	2023		
m007	2至3万株	count	20000..30000	株	=	target	植树			2024		
"""

ENTITIES = """quote	label	normalized
江屿县园林处	ORG	
2023年	DATE	2023
𠮷安路	REGION	
2024年	DATE	2024
"""

AREAS = """area	sentence
overview	江屿县园林处2023年工作总结
urban	全县新栽行道树1.2万株，其中香樟8000株、银杏4000株，成活率98.5%，比上年提高1.5个百分点。
urban	一是𠮷安路补植树木约50株。
problems	2024年计划植树2至3万株。
"""

FINDINGS = "kind\tstrength\tmembers\texpected\tfound\tmessage\n"

TABLES = {"metrics": METRICS, "entities": ENTITIES, "areas": AREAS, "findings": FINDINGS}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with the report ``park`` as people write it."""
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "park.txt").write_bytes(TEXT.encode())
    (folder / "reports.tsv").write_text("name\tdepartment\treport_kind\npark\t园林处\twork-summary\n", "utf-8")
    for part, table in TABLES.items():
        (folder / f"park.{part}.tsv").write_text(table, "utf-8")
    return folder


@pytest.fixture
def annotations(source: Path) -> Path:
    """A folder like ``annotations/``, compiled."""
    from zhibiao.gold.handwritten import compile_folder
    from zhibiao.gold.records import write_folder

    folder = source.parent
    write_folder(compile_folder(source), folder / "gold", source)
    (folder / "work_areas.tsv").write_text("area\tname\noverview\t概述\nurban\t城建\nproblems\t问题\n", "utf-8")
    (folder / "splits.toml").write_text('train = []\ndev = ["园林处"]\ntest = []\n', "utf-8")
    return folder
