"""``python -m zhibiao`` is the ``zhibiao`` command."""

from zhibiao.cli import main

if __name__ == "__main__":
    main()
