import { CheckpointError, type DType } from "./checkpoint.ts";

/** A tensor as torch.save describes it: a view of a storage, counted in numbers, not bytes. */
export interface PickledTensor {
  readonly dtype: DType;
  readonly storage: string;
  readonly start: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** What a checkpoint's pickle may hold: tensors in dictionaries, and plain values beside them. */
export type PickledValue =
  | PickledTensor
  | Map<PickledValue, PickledValue>
  | PickledValue[]
  | string
  | number
  | boolean
  | null
  | Callable
  | Storage;

class Callable {
  readonly name: string;
  readonly call: (values: PickledValue[]) => PickledValue;
  constructor(name: string, call: (values: PickledValue[]) => PickledValue) {
    this.name = name;
    this.call = call;
  }
}

class Storage {
  readonly dtype: DType;
  readonly key: string;
  constructor(dtype: DType, key: string) {
    this.dtype = dtype;
    this.key = key;
  }
}

const STORAGES: Record<string, DType> = {
  DoubleStorage: "F64",
  FloatStorage: "F32",
  HalfStorage: "F16",
  BFloat16Storage: "BF16",
  LongStorage: "I64",
  IntStorage: "I32",
  ShortStorage: "I16",
  CharStorage: "I8",
  ByteStorage: "U8",
  BoolStorage: "BOOL",
};

const MARK = Symbol("mark");

/**
 * Reads a pickle (protocol 2, as torch.save writes it) that holds tensors and nothing else. A pickle is a program:
 * this machine knows only how to build dictionaries, lists and plain values, and how to call the three functions that
 * rebuild tensors. Whatever else a file asks for is refused, so that opening a checkpoint never runs its code.
 *
 * @throws CheckpointError naming what the file asked for
 */
export function unpickleTensors(bytes: Uint8Array, file: string): PickledValue {
  return new TensorUnpickler(bytes, file).load();
}

class TensorUnpickler {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #file: string;
  readonly #stack: (PickledValue | typeof MARK)[] = [];
  readonly #memo = new Map<number, PickledValue>();
  #position = 0;

  constructor(bytes: Uint8Array, file: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#file = file;
  }

  load(): PickledValue {
    try {
      for (;;) {
        const opcode = this.#bytes[this.#position++];
        if (opcode === undefined) this.#refuse("ends in the middle of a value");
        if (opcode === 0x2e) return this.#pop(); // STOP
        this.#step(opcode);
      }
    } catch (cause) {
      if (cause instanceof RangeError) this.#refuse("ends in the middle of a value", cause);
      throw cause;
    }
  }

  /** One instruction; names are those of Python's pickletools. */
  #step(opcode: number): void {
    const value = this.#value(opcode);
    if (value !== undefined) this.#stack.push(value);
    else this.#change(opcode);
  }

  /** Instructions that put a value on the stack. */
  #value(opcode: number): PickledValue | undefined {
    switch (opcode) {
      case 0x7d: // EMPTY_DICT
        return new Map();
      case 0x5d: // EMPTY_LIST
      case 0x29: // EMPTY_TUPLE
        return [];
      case 0x74: // TUPLE
        return this.#popToMark();
      case 0x85: // TUPLE1, TUPLE2, TUPLE3
      case 0x86:
      case 0x87:
        return this.#popCount(opcode - 0x84);
      case 0x4e: // NONE
        return null;
      case 0x88: // NEWTRUE
        return true;
      case 0x89: // NEWFALSE
        return false;
      case 0x4b: // BININT1
        return this.#byte();
      case 0x4d: // BININT2
        return this.#view.getUint16(this.#advance(2), true);
      case 0x4a: // BININT
        return this.#view.getInt32(this.#advance(4), true);
      case 0x8a: // LONG1
        return this.#long(this.#byte());
      case 0x47: // BINFLOAT
        return this.#view.getFloat64(this.#advance(8));
      case 0x58: // BINUNICODE
        return this.#text(this.#view.getUint32(this.#advance(4), true));
      case 0x68: // BINGET
        return this.#recall(this.#byte());
      case 0x6a: // LONG_BINGET
        return this.#recall(this.#view.getUint32(this.#advance(4), true));
      case 0x63: // GLOBAL
        return this.#global(this.#line(), this.#line());
      case 0x52: // REDUCE
        return this.#reduce();
      case 0x51: // BINPERSID
        return this.#persistent(this.#pop());
      default:
        return undefined;
    }
  }

  /** Instructions that change what is on the stack. */
  #change(opcode: number): void {
    switch (opcode) {
      case 0x80: // PROTO
        if (this.#byte() !== 2) this.#refuse("is not of protocol 2, which torch.save writes");
        break;
      case 0x28: // MARK
        this.#stack.push(MARK);
        break;
      case 0x61: // APPEND
        this.#append(this.#popCount(1));
        break;
      case 0x65: // APPENDS
        this.#append(this.#popToMark());
        break;
      case 0x73: // SETITEM
        this.#setItems(this.#popCount(2));
        break;
      case 0x75: // SETITEMS
        this.#setItems(this.#popToMark());
        break;
      case 0x71: // BINPUT
        this.#memo.set(this.#byte(), this.#top());
        break;
      case 0x72: // LONG_BINPUT
        this.#memo.set(this.#view.getUint32(this.#advance(4), true), this.#top());
        break;
      case 0x62: // BUILD
        this.#build();
        break;
      default:
        this.#refuse(`asks for instruction 0x${opcode.toString(16)}, which no file of plain tensors needs`);
    }
  }

  #global(module: string, name: string): Callable | Storage {
    const dtype = module === "torch" ? STORAGES[name] : undefined;
    if (dtype && Object.hasOwn(STORAGES, name)) return new Storage(dtype, "");
    switch (`${module}.${name}`) {
      case "collections.OrderedDict":
        return new Callable(name, (values) =>
          values.length === 0 ? new Map() : this.#refuse("has an odd OrderedDict"),
        );
      case "torch._utils._rebuild_tensor_v2":
        return new Callable(name, (values) => this.#rebuildTensor(values));
      case "torch._utils._rebuild_parameter":
        return new Callable(name, ([tensor]) => tensor ?? this.#refuse("has a parameter without a tensor"));
    }
    return this.#refuse(
      `asks for the Python object ${module}.${name}. Only tensors in dictionaries are read, because calling anything ` +
        "else would run code from the file",
    );
  }

  #reduce(): PickledValue {
    const values = this.#pop();
    const callable = this.#pop();
    if (!(callable instanceof Callable) || !Array.isArray(values)) this.#refuse("calls something that is no function");
    return callable.call(values);
  }

  #rebuildTensor([storage, start, shape, strides]: PickledValue[]): PickledTensor {
    if (!(storage instanceof Storage) || storage.key === "") this.#refuse("has a tensor without a storage");
    if (!isCount(start) || !isCounts(shape) || !isCounts(strides) || shape.length !== strides.length)
      this.#refuse("has a tensor of a malformed shape");
    return { dtype: storage.dtype, storage: storage.key, start, shape, strides };
  }

  /** torch's persistent ids: ("storage", type, key, device, count). */
  #persistent(id: PickledValue): Storage {
    const [kind, type, key] = Array.isArray(id) ? id : [];
    if (kind !== "storage" || !(type instanceof Storage) || typeof key !== "string" || key === "")
      this.#refuse("has a malformed reference to a storage");
    return new Storage(type.dtype, key);
  }

  /** An OrderedDict's attributes (torch puts `_metadata` there): of no use here, and set on nothing. */
  #build(): void {
    this.#pop();
    if (!(this.#top() instanceof Map)) this.#refuse("sets attributes of something that is no dictionary");
  }

  #append(values: PickledValue[]): void {
    const list = this.#top();
    if (!Array.isArray(list)) this.#refuse("appends to something that is no list");
    for (const value of values) list.push(value);
  }

  #setItems(values: PickledValue[]): void {
    const map = this.#top();
    if (!(map instanceof Map) || values.length % 2 !== 0) this.#refuse("sets items of something that is no dictionary");
    for (let i = 0; i < values.length; i += 2) map.set(values[i]!, values[i + 1]!);
  }

  #pop(): PickledValue {
    const value = this.#stack.pop();
    if (value === undefined || value === MARK) this.#refuse("takes a value where there is none");
    return value;
  }

  #popCount(count: number): PickledValue[] {
    return Array.from({ length: count }, () => this.#pop()).reverse();
  }

  #popToMark(): PickledValue[] {
    const mark = this.#stack.lastIndexOf(MARK);
    if (mark < 0) this.#refuse("ends a group that never began");
    const values = this.#stack.splice(mark);
    return values.slice(1) as PickledValue[];
  }

  #top(): PickledValue {
    const value = this.#stack.at(-1);
    if (value === undefined || value === MARK) this.#refuse("takes a value where there is none");
    return value;
  }

  #recall(index: number): PickledValue {
    const value = this.#memo.get(index);
    return value === undefined ? this.#refuse("refers to a value that it never made") : value;
  }

  #advance(count: number): number {
    const position = this.#position;
    this.#position += count;
    return position;
  }

  #byte(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  #text(length: number): string {
    const start = this.#advance(length);
    if (this.#position > this.#bytes.length) this.#refuse("ends in the middle of a value");
    return new TextDecoder().decode(this.#bytes.subarray(start, this.#position));
  }

  #line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#position);
    if (end < 0) this.#refuse("ends in the middle of a value");
    return this.#text(end - this.#position + 1).slice(0, -1);
  }

  /** A little-endian two's complement integer of up to 8 bytes. */
  #long(length: number): number {
    if (length > 8) this.#refuse("has an integer of more than 64 bits");
    let value = 0n;
    for (let i = 0; i < length; i++) value |= BigInt(this.#byte()) << BigInt(8 * i);
    return Number(BigInt.asIntN(8 * length, value));
  }

  #refuse(what: string, cause?: unknown): never {
    throw new CheckpointError(`${this.#file}: its pickle ${what}.`, { cause });
  }
}

function isCount(value: PickledValue | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isCounts(value: PickledValue | undefined): value is number[] {
  return Array.isArray(value) && value.every(isCount);
}
