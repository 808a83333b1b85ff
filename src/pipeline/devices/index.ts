/**
 * Where a pack's networks run: which devices there are, which of them work here, which is taken. Processes choose one and
 * hand it on; nothing here loads onnxruntime into the process that asks.
 */
export { chooseDevice, type DeviceChoice } from "./choose.ts";
export { type Comparison, type ComparisonResult, compareInChild } from "./compare-in-child.ts";
export { type AskedDevice, type Device, deviceNotes, devices } from "./device.ts";
export { type Probe, probeDevice } from "./probe.ts";
