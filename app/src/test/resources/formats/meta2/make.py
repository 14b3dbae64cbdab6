"""Made the example files of this folder, once, by the paper alone (docs/formats.md) with pyca/cryptography 48.0.0.

Takes 00000007.sealed of ../v1 and puts another META in place of its own. Run here; the files are kept for ever.
"""

import json
import pathlib
import struct

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256, Hash

HEADER, RECORD, META = 4096, 8192, 4
KEY = bytes.fromhex("31278aab1d23f63c572e3bfff14be89a1f1d40a9627ab437b9303725a31b0ab6")  # metadata key, in the paper
HERE = pathlib.Path(__file__).parent


def crc32c(data):
    crc = 0xFFFFFFFF
    for octet in data:
        crc ^= octet
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def leg(**other):
    figures = dict(
        levelDbfs=-27, heardMillis=1400, silentPermille=0, clippedPpm=0, gaps=1, missingMillis=250
    )
    return figures | other


def with_meta(change):
    sealed = bytearray((HERE / "../v1/recordings/00000007.sealed").read_bytes())
    at = HEADER + META * RECORD
    record = sealed[at : at + RECORD]
    digest = Hash(SHA256())
    digest.update(bytes(sealed[:HEADER]))
    nonce = bytes(7) + bytes(record[0:4]) + bytes(record[5:6])
    aad = digest.finalize() + bytes(record[0:12])
    plain = AESGCM(KEY).decrypt(nonce, bytes(record[16:]), aad)
    meta = json.loads(plain[4 : 4 + struct.unpack(">I", plain[:4])[0]])
    change(meta)
    content = json.dumps(meta, ensure_ascii=False, separators=(",", ":")).encode()
    plain = (struct.pack(">I", len(content)) + content).ljust(8160, b"\0")
    record[16:] = AESGCM(KEY).encrypt(nonce, plain, aad)
    record[12:16] = struct.pack(">I", crc32c(bytes(record[:12] + record[16:])))
    sealed[at : at + RECORD] = record
    return bytes(sealed)


def example(name, change):
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    (folder / "00000007.sealed").write_bytes(with_meta(change))


def quality(version=2, **caller):
    return lambda meta: meta.update(v=version, quality=dict(caller=leg(**caller), staff=leg(levelDbfs=-21)))


example("good", quality())
example("impossible-share", quality(silentPermille=1001))
example("no-whole-number", quality(levelDbfs=-27.5))
example("without-quality", lambda meta: meta.update(v=2))
example("version-3", quality(version=3))
