"""`python -m accord_atlas`: the command `accord`, where its script is not on the path."""

from accord_atlas.service.cli import main

if __name__ == "__main__":
    main()
