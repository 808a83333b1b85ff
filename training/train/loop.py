"""The frame of a training stage: its clock, its learning rates, the averaged weights and the log."""

import math
import time
from collections.abc import Callable, Iterator

import torch
from torch import Tensor, nn

EVERY_MINUTE = 60.0


class Average:
    """Exponential moving average of a module's parameters, in float32."""

    def __init__(self, module: nn.Module, decay: float):
        self.module, self.decay, self.steps = module, decay, 0
        self.values = [p.detach().clone().float() for p in module.parameters()]

    @torch.no_grad()
    def update(self) -> None:
        self.steps += 1
        keep = min(self.decay, (1 + self.steps) / (10 + self.steps))
        torch._foreach_lerp_(self.values, [p.detach().float() for p in self.module.parameters()], 1 - keep)

    def state(self) -> dict[str, Tensor]:
        """The averaged weights, named as in the module's state."""
        return {name: value for (name, _), value in zip(self.module.named_parameters(), self.values)}

    @torch.no_grad()
    def apply(self) -> None:
        """Puts the averaged weights into the module."""
        for parameter, value in zip(self.module.parameters(), self.values):
            parameter.copy_(value)


class Log:
    """Prints averages every ten seconds."""

    def __init__(self, stage: str):
        self.stage, self.start, self.last = stage, time.monotonic(), time.monotonic()
        self.sums: dict[str, Tensor] = {}
        self.steps = self.total = self.pictures = 0

    def add(self, pictures: int, **values: Tensor) -> None:
        self.steps, self.total, self.pictures = self.steps + 1, self.total + 1, self.pictures + pictures
        for name, value in values.items():
            self.sums[name] = self.sums.get(name, 0) + value.detach()
        if time.monotonic() - self.last > 10:
            self.show()

    def show(self) -> None:
        passed = time.monotonic() - self.start
        numbers = "  ".join(f"{name} {float(value) / max(1, self.steps):.4f}" for name, value in self.sums.items())
        rate = self.pictures / passed
        print(f"{self.stage}: {passed:5.0f} s  step {self.total}  {rate:.0f} pictures/s  {numbers}", flush=True)
        self.sums, self.steps, self.last = {}, 0, time.monotonic()


class Loop:
    """Steps of a stage until its time is over.

    The rates that the optimisers were made with are their highest: they rise to them over `warmup` steps and fall as a cosine
    to almost nothing, or stay there if `steady`. `keep` is given the module's averaged weights every minute, so that a run
    that is cut short loses little, and at the end, when the module has them too.
    """

    def __init__(
        self,
        stage: str,
        module: nn.Module,
        optimisers: tuple[torch.optim.Optimizer, ...],
        keep: Callable[[dict[str, Tensor]], None],
        decay: float = 0.998,
        warmup: int = 100,
        steady: bool = False,
    ):
        self.module, self.optimisers, self.keep = module, optimisers, keep
        self.average, self.log = Average(module, decay), Log(stage)
        self.warmup, self.steady = warmup, steady
        self.groups = [(group, group["lr"]) for optimiser in optimisers for group in optimiser.param_groups]

    def steps(self, seconds: float) -> Iterator[None]:
        start = saved = time.monotonic()
        while (passed := (time.monotonic() - start) / seconds) < 1:
            for group, peak in self.groups:
                group["lr"] = peak * self.share(passed)
            yield
            if time.monotonic() - saved > EVERY_MINUTE:
                self.keep(self.average.state())
                saved = time.monotonic()
        self.log.show()
        self.average.apply()
        self.keep(self.average.state())

    def share(self, passed: float) -> float:
        """Of the highest rates, when so much of the time has passed, 0..1."""
        fallen = 1.0 if self.steady else max(0.01, 0.5 * (1 + math.cos(math.pi * passed)))
        return min(1.0, (self.log.total + 1) / self.warmup) * fallen

    def descend(self, loss: Tensor, pictures: int, /, **shown: Tensor) -> None:
        """One step down the gradient, clipped to length 1; the log says how many pictures it saw and what is shown."""
        self.module.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.module.parameters(), 1.0)
        for optimiser in self.optimisers:
            optimiser.step()
        self.stepped(pictures, **shown)

    def stepped(self, pictures: int, /, **shown: Tensor) -> None:
        """Counts a step that a stage has made by itself."""
        self.average.update()
        self.log.add(pictures, **shown)


def parts(state: dict[str, Tensor]) -> dict[str, dict[str, Tensor]]:
    """The state of an nn.ModuleDict, by the names of its modules."""
    found: dict[str, dict[str, Tensor]] = {}
    for name, value in state.items():
        part, rest = name.split(".", 1)
        found.setdefault(part, {})[rest] = value
    return found
