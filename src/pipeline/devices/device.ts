/** Where a pack's networks can run, in the order in which `auto` tries them. The photo models stay on the CPU. */
export const devices = ["cuda", "dml", "coreml", "webgpu", "cpu"] as const;

export type Device = (typeof devices)[number];

/** What people may ask for. */
export type AskedDevice = Device | "auto";

interface DeviceNotes {
  label: string;
  /** The systems, as `platform/architecture` of Node, for which onnxruntime-node's package has it. */
  systems: readonly string[];
  /** What to do where it is on such a system and does not work. */
  advice: string;
}

const windows = ["win32/x64", "win32/arm64"];

/** As onnxruntime-node 1.30 is published. */
export const deviceNotes: Record<Device, DeviceNotes> = {
  cpu: {
    label: "CPU",
    systems: ["linux/x64", "linux/arm64", "darwin/arm64", ...windows],
    advice: "Install again with `npm ci`: onnxruntime-node has no library for this system.",
  },
  cuda: {
    label: "CUDA (NVIDIA)",
    systems: ["linux/x64"],
    advice:
      "CUDA needs NVIDIA's driver (`nvidia-smi` shows the card), CUDA and cuDNN of the release that onnxruntime's library " +
      "was built for (a missing file above names it: libcudart.so.13 is of CUDA 13), and that library, which `npm ci` leaves " +
      "out: fetch it from nuget.org with `node node_modules/onnxruntime-node/script/install.js --onnxruntime-node-install`.",
  },
  webgpu: {
    label: "WebGPU",
    systems: ["linux/x64", "darwin/arm64", ...windows],
    advice:
      "On Linux WebGPU needs Vulkan: libvulkan.so.1 (Debian, Ubuntu: `sudo apt-get install libvulkan1`) and the card's own " +
      "driver (NVIDIA's, or `mesa-vulkan-drivers` for AMD and Intel); `vulkaninfo --summary` shows whether they work. " +
      "On Windows and macOS it needs the card's driver only.",
  },
  dml: {
    label: "DirectML (Windows)",
    systems: windows,
    advice: "DirectML needs Windows 10 (1903) or newer and a driver of the card for DirectX 12: update the driver.",
  },
  coreml: {
    label: "CoreML (Apple)",
    systems: ["darwin/arm64"],
    advice: "CoreML needs macOS on Apple silicon: update macOS.",
  },
};

/** Of this machine, as `deviceNotes` names systems. */
export const thisSystem = `${process.platform}/${process.arch}`;
