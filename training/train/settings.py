"""Sizes of storybook's networks and the settings of its training, in one place."""

from networks.autoencoder_kl import AutoencoderConfig
from networks.position_aware_resampler import ResamplerConfig
from networks.resnet_vision import VisionConfig
from networks.unet_2d_condition import UNetConfig

PANEL = 512
TEXT_TOKENS, TEXT_DIM = 64, 384

# Trained on crops, so that it is without the attention, whose view would change with the size of the picture.
AUTOENCODER = AutoencoderConfig(
    block_out_channels=(16, 32, 64, 96, 128),
    layers_per_block=1,
    latent_channels=12,
    sample_size=PANEL,
    # One group, so that the constant of principal_start.py steadies every channel's norm.
    norm_groups=1,
    mid_block_attention=False,
)
CROP = 128

VISION = VisionConfig(image_size=96, hidden_sizes=(24, 48, 96, 160), depths=(0, 1, 1, 2), projection_dim=128)

RESAMPLER = ResamplerConfig(
    face_dim=VISION.projection_dim,
    face_inner=256,
    clip_dim=VISION.hidden_size,
    output_dim=TEXT_DIM,
    face_depth=1,
    body_depth=1,
    body_dim=192,
)

# The outer level, of 32 x 32, is narrow and looks at nothing, as SDXL's: it costs less than half of what the inner two do.
UNET = UNetConfig(
    in_channels=AUTOENCODER.latent_channels,
    block_out_channels=(64, 96, 160),
    cross_attention=(False, True, True),
    layers_per_block=2,
    transformer_layers=(1, 1, 1),
    heads=(4, 4, 4),
    cross_attention_dim=TEXT_DIM,
    addition_time_embed_dim=32,
    pooled_dim=TEXT_DIM,
    lora_rank=4,
    sample_size=PANEL // 16,
    norm_groups=16,
)

# Of the ControlNet's picture, halved as often as the autoencoder's. At full size a step's work is in its first channels.
CONDITION_CHANNELS = (8, 8, 16, 32, 64)

SCHEDULER = {
    "_class_name": "UniPCMultistepScheduler",
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "beta_start": 0.00085,
    "final_sigmas_type": "zero",
    "flow_shift": 1.0,
    "lower_order_final": True,
    "num_train_timesteps": 1000,
    "predict_x0": True,
    "prediction_type": "flow_prediction",
    "solver_order": 2,
    "solver_type": "bh2",
    "timestep_spacing": "linspace",
    "use_flow_sigmas": True,
}

# Noise levels are drawn from a logit-normal distribution, leaning to noise: latents of several channels hide the whole of a
# picture, where everything stands and who wears what, only under much noise. Half hidden it needs no words to be read.
TIME_MEAN, TIME_SPREAD = 0.4, 1.1

# The paper weighs people by 1 + 5 * mask and the attention loss by 0.1; here the networks start from nothing, so that
# they are told more strongly where to look.
PERSON_WEIGHT = 5.0
# Heads weigh more again: a face is a few cells, and nothing of a picture is looked at as much.
HEAD_WEIGHT = 12.0
# So do hands, with what they hold.
HAND_WEIGHT = 6.0
ATTENTION_WEIGHT = 0.3
# What the reader of latents sees in a drawing and calls it, up to this much noise. More than twice this weight of names left marks
# that only the reader understands.
FEATURE_WEIGHT, NAME_WEIGHT, MOST_TIME = 1.0, 0.05, 0.95
DROP_CAPTION, DROP_IDENTITY, DROP_BOTH = 0.10, 0.05, 0.05
# The ControlNet's own, more often: what the words leave open it must read from the pose [2302.05543].
DROP_POSED_CAPTION = 0.5
# Inside the resampler; faces more often than the paper's 10 %, because drawings and pets come without one.
DROP_FACE, DROP_BODY = 0.25, 0.10

CLIP_MEAN, CLIP_STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
