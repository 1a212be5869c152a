// SPDX-License-Identifier: Apache-2.0
#include "language/model_file.h"

#include <array>
#include <bit>

namespace synoptic {
namespace {

static_assert(std::endian::native == std::endian::little,
              "model files are read as they lie in memory");

constexpr std::string_view kMagic = "SYNMODEL";
constexpr std::size_t kHeaderSize = 32;

// FNV-1a over eight bytes at a time, in four lanes: quick, and every changed
// byte changes it.
std::uint64_t checksum(std::string_view bytes) {
  std::array<std::uint64_t, 4> lanes = {1, 2, 3, 4};
  std::size_t at = 0;
  const auto mix = [](std::uint64_t lane, std::uint64_t word) {
    lane = (lane ^ word) * 0x9E3779B97F4A7C15ULL;
    return lane ^ (lane >> 29);
  };
  for (; at + 32 <= bytes.size(); at += 32) {
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), bytes.data() + at, 32);
    for (std::size_t i = 0; i < 4; ++i) lanes[i] = mix(lanes[i], words[i]);
  }
  for (; at < bytes.size(); ++at) {
    lanes[at % 4] = mix(lanes[at % 4], static_cast<unsigned char>(bytes[at]));
  }
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t lane : lanes) sum = mix(sum, lane);
  return sum;
}

Error refused(std::string_view name, ErrorCode code, std::string_view why) {
  return {code, std::string(name) + ": " + std::string(why)};
}

}  // namespace

Result<std::string_view> open_model(std::string_view bytes, ModelKind kind,
                                    std::string_view name) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kHeaderSize) {
    return refused(name, ErrorCode::Malformed, "not a model of synoptic");
  }
  ByteReader header(bytes.substr(kMagic.size()));
  const auto version = header.value<std::uint32_t>();
  if (version != kModelVersion) {
    return refused(name, ErrorCode::Unsupported,
                   "model of format " + std::to_string(version) +
                       ", this program reads format " +
                       std::to_string(kModelVersion));
  }
  if (header.value<std::uint32_t>() != static_cast<std::uint32_t>(kind)) {
    return refused(name, ErrorCode::Unsupported, "a model of another kind");
  }
  const auto size = header.value<std::uint64_t>();
  const auto sum = header.value<std::uint64_t>();
  const std::string_view payload = bytes.substr(kHeaderSize);
  if (payload.size() != size) {
    return refused(name, ErrorCode::Malformed, "the model is cut short");
  }
  if (checksum(payload) != sum) {
    return refused(name, ErrorCode::Malformed,
                   "the model was altered: its checksum is wrong");
  }
  return payload;
}

std::string seal_model(std::string_view payload, ModelKind kind) {
  ByteWriter header;
  header.value(kModelVersion);
  header.value(static_cast<std::uint32_t>(kind));
  header.value(static_cast<std::uint64_t>(payload.size()));
  header.value(checksum(payload));
  std::string file(kMagic);
  file += header.bytes();
  file += payload;
  return file;
}

std::vector<std::string> ByteReader::texts() {
  const auto count = value<std::uint32_t>();
  std::vector<std::string> result;
  for (std::uint32_t i = 0; i < count && ok_; ++i) result.push_back(text());
  return result;
}

}  // namespace synoptic
