"""Trains both judges for half a minute each on a tiny picture book and holds the exported files against PyTorch.

python check_judges.py; needs Node 24, which draws the book, and requirements.txt. Fails where a judge learned nothing or
its file says something else.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime import InferenceSession
from torch import Tensor, nn

from attributes import Vocabulary
from data import World
from networks.likeness import Likeness
from networks.reader import Reader
from train_likeness import Sightings, contrast, in_panels
from train_reader import as_read, left_to_right

PANELS, HELD = 80, 8
TRAINER = Path(__file__).resolve().parent
BOOK = TRAINER.parent / "picture-book/generate.ts"


def same(name: str, file: Path, model: nn.Module, pixels: Tensor) -> None:
    """Fails where the file's outputs differ from the model's."""
    expected = model(pixels)
    expected = expected if isinstance(expected, tuple) else (expected,)
    for theirs, ours in zip(InferenceSession(file).run(None, {"pixels": pixels.numpy()}), expected, strict=True):
        error = float((torch.from_numpy(theirs) - ours).norm() / ours.norm())
        print(f"{name} {tuple(ours.shape)}: {error:.1e}")
        assert error < 1e-4


def better(name: str, before: Tensor, after: Tensor) -> None:
    print(f"{name}: {float(before):.3f} before training, {float(after):.3f} after")
    assert after < before


@torch.no_grad()
def check(folder: Path) -> None:
    table, run = folder / "attributes.json", folder / "run"
    table.write_text(subprocess.check_output(["node", BOOK, "--describe"], text=True))
    subprocess.run(["node", BOOK, "--out", folder / "book", "--size", str(PANELS)], check=True)
    trainer = [sys.executable, TRAINER / "run.py", "--world", folder / "book", "--table", table, "--text", folder, "--run", run]
    sizes = ["--panels", str(PANELS), "--first", str(PANELS), "--held", str(HELD), "--batch", "16"]
    subprocess.run([*trainer, *sizes, "--stages", "reader:0.5", "likeness:0.5"], check=True)
    subprocess.run([sys.executable, TRAINER / "export_reader.py", "--run", run, "--table", table, "--out", folder], check=True)
    subprocess.run([sys.executable, TRAINER / "export_likeness.py", "--run", run, "--out", folder], check=True)

    vocabulary = Vocabulary.read(table)
    names = json.loads((folder / "reader.json").read_text())
    assert [row["name"] for row in names["people"]] == list(vocabulary.people.names)
    assert names["joints"] == list(vocabulary.joints)
    world = World(folder / "book", torch.device("cpu"), PANELS, PANELS)
    world.wait(PANELS)

    rows = torch.arange(PANELS - HELD)
    people, panels = left_to_right(world, vocabulary, rows), as_read(world.panels[rows])
    reader = Reader(vocabulary.people.widths, vocabulary.scene.widths, vocabulary.joints).eval()

    def read() -> tuple[Tensor, Tensor]:
        persons, _, _, joints = reader(panels)
        of_people = vocabulary.people.loss(persons[people.present], people.labels[people.present])
        return of_people, (joints - people.joints).abs()[people.seen].mean()

    before = read()
    reader.load_state_dict(torch.load(run / "reader.pt", weights_only=True)["model"])
    for name, *losses in zip(("people", "joints"), before, read()):
        better(f"reader, {name}", *losses)
    same("reader", folder / "reader.onnx", reader, panels[:1])

    seen = Sightings.of(world)
    one, other = seen.pairs(PANELS)
    crops, likeness = torch.cat([in_panels(world, seen, one), in_panels(world, seen, other)]), Likeness().eval()
    before, _ = contrast(*likeness(crops).chunk(2))
    likeness.load_state_dict(torch.load(run / "likeness.pt", weights_only=True)["model"])
    better("likeness", before, contrast(*likeness(crops).chunk(2))[0])
    for count in (1, 5):
        same("likeness", folder / "likeness.onnx", likeness, crops[:count])


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        check(Path(folder))
