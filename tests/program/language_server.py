"""The language server that editors ask about YAML, driven as an editor drives it."""

from __future__ import annotations

import itertools
import json
import queue
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from running import REPOSITORY

SERVER = REPOSITORY / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SECONDS = 30.0
"""No answer takes so long; who waits longer waits in vain."""


@dataclass
class Editor:
    """An editor with one folder open."""

    folder: Path
    diagnostics: dict[str, queue.Queue[list[dict[str, Any]]]] = field(default_factory=dict)
    """Address of a file → what the server said about each of its versions."""

    def __post_init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", SERVER, "--stdio"], cwd=self.folder, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._numbers = itertools.count(1)
        self._versions = itertools.count(1)
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.ask("initialize", processId=None, rootUri=self.folder.as_uri(), capabilities={
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}}},
            "workspace": {"configuration": True}})
        self._tell("initialized")

    def close(self) -> None:
        """End the server."""
        self.ask("shutdown")
        self._tell("exit")
        self._process.communicate(timeout=SECONDS)

    def open(self, name: str, text: str) -> list[dict[str, Any]]:
        """Show the server a file; return what is wrong with it."""
        address = (self.folder / name).as_uri()
        heard = self.diagnostics.setdefault(address, queue.Queue())
        self._tell("textDocument/didOpen", textDocument={
            "uri": address, "languageId": "yaml", "version": next(self._versions), "text": text})
        said = heard.get(timeout=SECONDS)
        return sorted(said, key=lambda one: place(one))

    def ask_at(self, question: str, name: str, line: int, column: int) -> Any:
        """Ask about a place in an open file, with line and column from 1."""
        return self.ask(f"textDocument/{question}",
                        textDocument={"uri": (self.folder / name).as_uri()},
                        position={"line": line - 1, "character": column - 1})

    def completions(self, name: str, line: int, column: int) -> list[dict[str, Any]]:
        """Return what the server offers at a place."""
        offered: list[dict[str, Any]] = self.ask_at("completion", name, line, column)["items"]
        return offered

    def hover(self, name: str, line: int, column: int) -> str:
        """Return what is shown to who points at a place."""
        said = self.ask_at("hover", name, line, column)
        return str(said["contents"]["value"]) if said else ""

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a request; return its result."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            answer = self._answers.get(timeout=SECONDS)
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream
        while line := stream.readline():
            length = int(line.split(b":")[1])
            assert stream.readline() == b"\r\n"
            self._take(json.loads(stream.read(length)))

    def _take(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            heard = self.diagnostics.setdefault(message["params"]["uri"], queue.Queue())
            heard.put(message["params"]["diagnostics"])
        elif method == "workspace/configuration":
            self._send({"id": message["id"], "result": [{} for _ in message["params"]["items"]]})
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif not method:
            self._answers.put(message)


def place(diagnostic: dict[str, Any]) -> tuple[int, int]:
    """Return line and column, from 1, where a diagnostic begins."""
    start = diagnostic["range"]["start"]
    return start["line"] + 1, start["character"] + 1
