"""The stages of a run, in their order. Each begins with the weights that its last run saved, and trains them if it is named.

A new stage is a function here, and its name in the list of its kind at the end.
"""

import copy

import torch

import train_autoencoder
import train_controlnet
import train_decoder
import train_guidance
import train_image_encoder
import train_latent_reader
import train_likeness
import train_photos
import train_reader
import train_resampler
import train_storymaker
from attributes import Vocabulary
from networks.controlnet import ControlNet
from networks.likeness import Likeness
from networks.patch_discriminator import PatchDiscriminator
from networks.reader import Reader
from poses import Poses
from principal_start import start_principal
from settings import CONDITION_CHANNELS, UNET
from shared import Shared

DRAFTS = 2_000


def autoencoder(shared: Shared) -> None:
    """Begins while panels still arrive; the stages after it need them all."""
    world, out = shared.world, shared.file("autoencoder")
    if shared.due("autoencoder", shared.vae):
        if not out.exists():
            start_principal(shared.vae, train_autoencoder.to_pixels(world.panels[:96]))
        train_autoencoder.train(world, shared.vae, shared.seconds["autoencoder"], shared.options.batch // 8, out)
    world.wait(shared.options.panels)
    print(f"{len(world)} panels, {world.people} references", flush=True)


def image_encoder(shared: Shared) -> None:
    encoder, out = shared.model.image_encoder, shared.file("image_encoder")
    if shared.due("image_encoder", encoder):
        seconds, batch = shared.seconds["image_encoder"], shared.options.batch
        train_image_encoder.train(shared.world, shared.table, encoder, seconds, batch, out)


def resampler(shared: Shared) -> None:
    if shared.due("resampler", shared.model.resampler.reading()):
        seconds, batch = shared.seconds["resampler"], shared.options.batch
        train_resampler.train(shared.world, shared.table, shared.model, seconds, batch, shared.folder)


def latent_reader(shared: Shared) -> None:
    if "latent_reader" in shared.seconds:
        options, seconds, out = shared.options, shared.seconds["latent_reader"], shared.file("latent_reader")
        perception, batch = shared.perception, max(128, options.batch)
        train_latent_reader.train(shared.world, shared.latents, perception, seconds, batch, options.held, out)


def storymaker(shared: Shared) -> None:
    if "storymaker" not in shared.seconds:
        return
    options, seconds, out = shared.options, shared.seconds["storymaker"], shared.file("storymaker")
    drawing = (*shared.panels, shared.model, shared.perception)
    train_storymaker.train(*drawing, seconds, options.batch, options.held, options.rate, options.steady, out)


def photos(shared: Shared) -> None:
    if "photos" not in shared.seconds:
        return
    seconds, batch = shared.seconds["photos"], shared.options.batch
    train_photos.train(shared.world, shared.table, shared.model, seconds, batch, shared.folder)
    vars(shared).pop("looks", None)  # the image encoder sees something else now


def controlnet(shared: Shared) -> None:
    model, out = ControlNet(UNET, CONDITION_CHANNELS).to(shared.device), shared.file("controlnet")
    if shared.due("controlnet", model):
        if not shared.load("controlnet"):
            model.start_from(shared.model.unet)
        options, poses = shared.options, Poses(Vocabulary.read(shared.options.table), shared.device)
        seconds, batch = shared.seconds["controlnet"], options.batch
        train_controlnet.train(*shared.panels, poses, shared.model, model, seconds, batch, options.held, out)


def guidance(shared: Shared) -> None:
    student = copy.deepcopy(shared.model).requires_grad_()  # stages before it may have left parts of it frozen
    if shared.due("guidance", student):
        options, seconds, out = shared.options, shared.seconds["guidance"], shared.file("guidance")
        train_guidance.train(*shared.panels, shared.model, student, seconds, options.batch, options.held, out)


def decoder(shared: Shared) -> None:
    world, looks, latents, captions = shared.panels  # latents are the stage autoencoder's: asked for before its weights go
    if not shared.due("decoder", shared.vae):
        return
    model, batch, held = shared.model, shared.options.batch, shared.options.held
    rows = torch.randperm(min(len(world) - held, world.seen), device=shared.device)[:DRAFTS]
    draft = lambda: (rows, train_decoder.draft(world, looks, latents, captions, model, rows, batch))  # noqa: E731
    crops = train_decoder.Crops(world, latents, *shared.kept("drafts", "storymaker", draft), held)
    judge = PatchDiscriminator().to(shared.device)
    shared.restore("discriminator", judge)
    train_decoder.train(crops, shared.vae, judge, shared.seconds["decoder"], max(8, batch // 8), shared.folder)


def reader(shared: Shared) -> None:
    vocabulary = Vocabulary.read(shared.options.table)
    model = Reader(vocabulary.people.widths, vocabulary.scene.widths, vocabulary.joints).to(shared.device)
    shared.restore("reader", model)
    seconds, batch, out = shared.seconds["reader"], max(8, shared.options.batch // 2), shared.file("reader")
    train_reader.train(shared.world, vocabulary, model, seconds, batch, shared.options.held, out)


def likeness(shared: Shared) -> None:
    model = Likeness().to(shared.device)
    shared.restore("likeness", model)
    seconds, batch, out = shared.seconds["likeness"], max(32, shared.options.batch), shared.file("likeness")
    train_likeness.train(shared.world, model, seconds, batch, shared.options.held, out)


# Saved weights of an encoder are used by all that comes after it, whether it is named or not.
ENCODERS = (autoencoder, image_encoder, resampler)
# Where one is named, all are asked: a pack is made of what each of them saved.
DRAWING = (latent_reader, storymaker, photos, controlnet, guidance, decoder)
JUDGES = (reader, likeness)
