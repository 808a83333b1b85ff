"""The networks that storybook trains, with parameter names equal to those of the public checkpoints."""
