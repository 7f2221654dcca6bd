"""docs/frontend.md: its scripts and settings do what it says, as they stand, against a live server."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.clients.live_site import LiveSite
from tests.clients.project import MODULES, ready_node, run_node
from tests.clients.workshop import run_tool
from tests.docs.markdown import read
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.sites import CHECKOUT

PAGE = read("docs/frontend.md")
ADDRESS = "http://127.0.0.1:5000"
NAMED = [*PAGE.blocks("js"), *PAGE.blocks("ts"), *PAGE.blocks("yaml")]
FILES = {re.split(r"[\s]", block, maxsplit=2)[1]: block for block in NAMED}
TYPES = {
    "strict": True,
    "target": "es2022",
    "module": "esnext",
    "moduleResolution": "bundler",
    "noEmit": True,
}


@pytest.fixture
def workshop(site: LiveSite, tmp_path: Path) -> Path:
    """A folder with the files of the page, which name the live server."""
    ready_node()
    (tmp_path / "src").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text.replace(ADDRESS, site.endpoint.removesuffix("/graphql")))
    (tmp_path / "relay.config.json").write_text(PAGE.blocks("json")[0])
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": TYPES, "include": ["src/*.ts"]}))
    (tmp_path / "node_modules").symlink_to(MODULES)
    shutil.copy(CHECKOUT / "schema" / "schema.graphql", tmp_path)
    return tmp_path


@ON_SQLITE_ALONE
@pytest.mark.parametrize("script", ["apollo.js", "urql.js"])
def test_script_of_the_page_prints_titles(script: str, workshop: Path) -> None:
    done = run_node(script, folder=workshop)
    assert done.returncode == 0, done.stdout
    assert "What a proofreader hears" in done.stdout


@ON_SQLITE_ALONE
@pytest.mark.parametrize("script", ["apollo.js", "urql.js"])
def test_script_of_the_page_with_another_field_fails(script: str, workshop: Path) -> None:
    path = workshop / script
    path.write_text(path.read_text().replace("title slug", "headline slug"))
    done = run_node(script, folder=workshop)
    assert done.returncode != 0
    assert "headline" in done.stdout


@ON_SQLITE_ALONE
def test_settings_of_the_page_satisfy_relays_compiler(workshop: Path) -> None:
    (workshop / "artifacts").mkdir()
    run_tool("relay-compiler", "--noWatchman", folder=workshop)
    assert {path.name for path in (workshop / "artifacts").iterdir()} == {
        "feed.graphql.js",
        "feedPageQuery.graphql.js",
    }


@ON_SQLITE_ALONE
def test_environment_of_the_page_reads_what_relay_asks_for(workshop: Path) -> None:
    visit = """
        import relay from 'relay-runtime';
        import { environment } from './src/environment.js';
        const text = '{ posts(first: 1) { nodes { title } } }';
        const answer = environment.getNetwork().execute({ text, operationKind: 'query' }, {}, {});
        console.log((await answer.toPromise()).data.posts.nodes);
    """
    (workshop / "visit.js").write_text(visit)
    done = run_node("visit.js", folder=workshop)
    assert "What a proofreader hears" in done.stdout, done.stdout


@ON_SQLITE_ALONE
def test_types_that_the_page_has_made_compile(workshop: Path) -> None:
    run_tool("graphql-codegen", "--config", "codegen.yml", folder=workshop)
    run_tool("tsc", folder=workshop)
    assert "createdAt: string" in (workshop / "src/generated/graphql.ts").read_text()


def test_versions_of_the_page_are_those_that_are_tried() -> None:
    packages = json.loads((MODULES.parent / "package.json").read_text())["dependencies"]
    named = re.findall(r"`([@\w/-]+)` (\d+\.\d+)", PAGE.text)
    assert len(named) >= 5
    assert [(name, version) for name, version in named if not packages[name].startswith(f"{version}.")] == []
