/** A checkpoint's tensors by name, with their shapes. */
export class TensorList {
  readonly shapes = new Map<string, readonly number[]>();

  tensor(name: string, ...shape: number[]): void {
    this.shapes.set(name, shape);
  }

  linear(name: string, from: number, to: number, { bias = true } = {}): void {
    this.tensor(`${name}.weight`, to, from);
    if (bias) this.tensor(`${name}.bias`, to);
  }

  convolution(name: string, from: number, to: number, kernel = 3): void {
    this.tensor(`${name}.weight`, to, from, kernel, kernel);
    this.tensor(`${name}.bias`, to);
  }

  norm(name: string, width: number): void {
    this.tensor(`${name}.weight`, width);
    this.tensor(`${name}.bias`, width);
  }

  /** diffusers' ResnetBlock2D; `time` is the width of the time embedding, which autoencoders have none of. */
  resnet(name: string, from: number, to: number, time?: number): void {
    this.norm(`${name}.norm1`, from);
    this.convolution(`${name}.conv1`, from, to);
    if (time !== undefined) this.linear(`${name}.time_emb_proj`, time, to);
    this.norm(`${name}.norm2`, to);
    this.convolution(`${name}.conv2`, to, to);
    if (from !== to) this.convolution(`${name}.conv_shortcut`, from, to, 1);
  }
}
