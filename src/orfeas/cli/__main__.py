"""`python -m orfeas.cli` is `orfeas`."""

from orfeas.cli.main import main

if __name__ == "__main__":
    main()
