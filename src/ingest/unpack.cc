// SPDX-License-Identifier: Apache-2.0
#include "ingest/unpack.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

namespace synoptic {
namespace {

constexpr std::string_view kGzipMark = "\x1F\x8B\x08";
constexpr std::string_view kZstdMark = "\x28\xB5\x2F\xFD";
// Bytes of an input asked for at once.
constexpr std::size_t kRefill = 256 * 1024;

}  // namespace

Packing packing_of(std::string_view bytes) {
  if (bytes.starts_with("\x1F\x8B")) return Packing::Gzip;
  // A skippable frame (0x184D2A5?) may stand first: a dictionary, an index.
  const bool skippable =
      bytes.size() >= 4 &&
      (static_cast<unsigned char>(bytes[0]) & 0xF0) == 0x50 &&
      bytes.substr(1, 3) == "\x2A\x4D\x18";
  if (bytes.starts_with(kZstdMark) || skippable) return Packing::Zstd;
  return Packing::None;
}

struct Unpacker::State {
  State(std::string_view input, Packing kind) : bytes(input), packing(kind) {
    open();
  }
  State(ReadBytes source, Packing kind)
      : more(std::move(source)), packing(kind) {
    open();
  }
  ~State() { close(); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  /// Where in the input `at` is.
  std::uint64_t place() const { return before + at; }

  /// Gets more of the input behind what is not used yet; false at its end.
  bool refill() {
    if (!more) return false;
    buffer.erase(0, at);
    before += at;
    at = 0;
    const std::size_t held = buffer.size();
    buffer.resize(held + kRefill);
    const std::size_t got = more(buffer.data() + held, kRefill);
    buffer.resize(held + got);
    bytes = buffer;
    return got > 0;
  }

  /// What is not used yet, at least `size` bytes unless the input ends.
  std::string_view ahead(std::size_t size) {
    while (bytes.size() - at < size && refill()) {
    }
    return bytes.substr(at);
  }

  /// Goes to the next place where `mark` stands, or to the end.
  void go_to(std::string_view mark) {
    while (true) {
      const std::string_view here = ahead(mark.size());
      const std::size_t found = here.find(mark);
      if (found != std::string_view::npos) {
        at += found;
        return;
      }
      at += here.size() - std::min(here.size(), mark.size() - 1);
      if (!refill()) break;
    }
    at = bytes.size();
  }

  void open() {
    if (packing == Packing::Gzip || packing == Packing::Deflate) {
      zlib = {};
      // 15 + 32: zlib or gzip, by the header; negative: neither has one.
      const int window = packing == Packing::Deflate && raw ? -15 : 15 + 32;
      is_open = inflateInit2(&zlib, window) == Z_OK;
    } else if (packing == Packing::Zstd) {
      zstd = ZSTD_createDStream();
      is_open = zstd != nullptr;
    } else if (packing == Packing::Brotli) {
      brotli = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
      is_open = brotli != nullptr;
    }
  }

  void close() {
    if (!is_open) return;
    is_open = false;
    if (packing == Packing::Gzip || packing == Packing::Deflate) {
      inflateEnd(&zlib);
    } else if (packing == Packing::Zstd) {
      ZSTD_freeDStream(zstd);
    } else if (packing == Packing::Brotli) {
      BrotliDecoderDestroyInstance(brotli);
    }
  }

  /// Goes to the next mark behind the damage, or to the end.
  void skip_damage() {
    damaged = true;
    ended_member = true;
    if (packing == Packing::Gzip || packing == Packing::Zstd) {
      if (place() == member && !ahead(1).empty()) ++at;
      go_to(packing == Packing::Gzip ? kGzipMark : kZstdMark);
    } else {
      at = bytes.size();
    }
    member = place();
    close();
    open();
  }

  // Calls itself once at most: `raw` is set before.
  // NOLINTNEXTLINE(misc-no-recursion)
  std::size_t inflate_some(char* into, std::size_t size) {
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max() / 2;
    ahead(1);
    zlib.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + at));
    const auto given = static_cast<uInt>(std::min(bytes.size() - at, kMost));
    zlib.avail_in = given;
    zlib.next_out = reinterpret_cast<Bytef*>(into);
    const auto room = static_cast<uInt>(std::min(size, kMost));
    zlib.avail_out = room;
    const int status = inflate(&zlib, Z_NO_FLUSH);
    at += given - zlib.avail_in;
    const std::size_t done = room - zlib.avail_out;
    if (status == Z_STREAM_END) {
      ended_member = true;
      inflateReset(&zlib);
      // Members follow each other; zeros or other bytes may fill the end.
      if (packing == Packing::Deflate) {
        at = bytes.size();
      } else if (!ahead(2).starts_with("\x1F\x8B")) {
        go_to(kGzipMark);
      }
      member = place();
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      if (packing == Packing::Deflate && !raw && place() <= 2) {
        // "deflate" is zlib by the standard and raw by custom.
        close();
        raw = true;
        at = 0;  // The first bytes are still held.
        open();
        return inflate_some(into, size);
      }
      if (done == 0)
        skip_damage();
      else
        is_hurt = true;
    } else if (done == 0 && ahead(1).empty()) {
      // Cut off within a member.
      damaged = !std::exchange(ended_member, true);
    }
    if (done > 0 && status != Z_STREAM_END) ended_member = false;
    return done;
  }

  std::size_t unpack_zstd(char* into, std::size_t size) {
    ahead(1);
    ZSTD_inBuffer in{bytes.data() + at, bytes.size() - at, 0};
    ZSTD_outBuffer out{into, size, 0};
    const std::size_t status = ZSTD_decompressStream(zstd, &out, &in);
    at += in.pos;
    if (ZSTD_isError(status)) {
      skip_damage();
    } else if (status == 0) {
      ended_member = true;
      member = place();
    } else {
      const bool is_cut_off = out.pos == 0 && in.pos == 0 && at >= bytes.size();
      damaged = is_cut_off && !ended_member;
      ended_member = is_cut_off;
    }
    return out.pos;
  }

  std::size_t unpack_brotli(char* into, std::size_t size) {
    ahead(1);
    std::size_t in_left = bytes.size() - at;
    const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data() + at);
    std::size_t out_left = size;
    auto* out = reinterpret_cast<std::uint8_t*>(into);
    const auto status = BrotliDecoderDecompressStream(brotli, &in_left, &next,
                                                      &out_left, &out, nullptr);
    at = bytes.size() - in_left;
    if (status == BROTLI_DECODER_RESULT_ERROR) skip_damage();
    if (status == BROTLI_DECODER_RESULT_SUCCESS) at = bytes.size();
    return size - out_left;
  }

  ReadBytes more;            // empty where all of it is in memory
  std::string buffer;        // what `more` gave and is not used
  std::uint64_t before = 0;  // the place in the input of `bytes`
  std::string_view bytes;
  Packing packing;
  std::size_t at = 0;
  std::uint64_t member = 0;       // where the current member began
  std::uint64_t read_member = 0;  // the one of the last read
  bool is_open = false;
  bool damaged = false;  // told once by take_damage
  bool is_hurt = false;  // damage comes with the next read
  bool ended_member = true;
  bool raw = false;
  z_stream zlib = {};
  ZSTD_DStream* zstd = nullptr;
  BrotliDecoderState* brotli = nullptr;
};

Unpacker::Unpacker(std::string_view bytes, Packing packing)
    : state_(std::make_unique<State>(bytes, packing)) {}

Unpacker::Unpacker(ReadBytes more, Packing packing)
    : state_(std::make_unique<State>(std::move(more), packing)) {}

Unpacker::~Unpacker() = default;

std::size_t Unpacker::read(char* into, std::size_t size) {
  State& state = *state_;
  if (state.packing == Packing::None) {
    state.read_member = state.place();
    const std::string_view here = state.ahead(1);
    const std::size_t taken = std::min(size, here.size());
    std::memcpy(into, here.data(), taken);
    state.at += taken;
    return taken;
  }
  if (!state.is_open) return 0;
  if (std::exchange(state.is_hurt, false)) {
    state.skip_damage();
    return 0;
  }
  // A turn may give nothing (a header, an empty member) and not be the end.
  while (true) {
    const std::uint64_t before = state.place();
    state.read_member = state.member;
    std::size_t done = 0;
    switch (state.packing) {
      case Packing::Gzip:
      case Packing::Deflate:
        done = state.inflate_some(into, size);
        break;
      case Packing::Zstd:
        done = state.unpack_zstd(into, size);
        break;
      case Packing::Brotli:
        done = state.unpack_brotli(into, size);
        break;
      case Packing::None:
        break;
    }
    if (done > 0 || state.damaged) return done;
    if (state.place() == before) return 0;
  }
}

bool Unpacker::take_damage() { return std::exchange(state_->damaged, false); }

std::uint64_t Unpacker::position() const { return state_->place(); }

std::uint64_t Unpacker::member() const { return state_->read_member; }

Result<Unpacked> unpack_all(std::string_view bytes, Packing packing,
                            std::string_view name, std::size_t most) {
  Unpacker unpacker(bytes, packing);
  Unpacked unpacked;
  std::array<char, 64 * 1024> chunk{};
  while (true) {
    const std::size_t size = unpacker.read(chunk.data(), chunk.size());
    unpacked.bytes.append(chunk.data(), size);
    if (unpacked.bytes.size() > most) {
      return Error{ErrorCode::Unsupported,
                   std::string(name) + ": unpacks to more than " +
                       std::to_string(most >> 20) + " MB"};
    }
    if (unpacker.take_damage()) {
      unpacked.note = "packed data damaged or cut off";
      break;
    }
    if (size == 0) break;
  }
  if (unpacked.bytes.empty() && !unpacked.note.empty()) {
    return Error{ErrorCode::Malformed,
                 std::string(name) + ": " + unpacked.note};
  }
  return unpacked;
}

}  // namespace synoptic
