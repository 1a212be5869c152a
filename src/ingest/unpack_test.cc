// SPDX-License-Identifier: Apache-2.0
#include "ingest/unpack.h"

#include <gtest/gtest.h>

#include "ingest/testing/packed.h"

namespace synoptic {
namespace {

constexpr std::size_t kMost = 1u << 20;

TEST(unpack, both_packings_come_back_whole) {
  const std::string text(200'000, 'x');
  for (const std::string& packed : {gzip(text), zstd(text)}) {
    const auto unpacked = unpack_all(packed, packing_of(packed), "a.gz", kMost);
    ASSERT_TRUE(unpacked);
    EXPECT_EQ(unpacked->bytes, text);
    EXPECT_EQ(unpacked->note, "");
  }
}

TEST(unpack, members_are_one_stream) {
  const std::string packed = gzip("one ") + gzip("") + gzip("two");
  EXPECT_EQ(unpack_all(packed, Packing::Gzip, "a", kMost)->bytes, "one two");
}

TEST(unpack, what_is_cut_off_is_told_and_the_rest_kept) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += std::to_string(i * 7919);
  for (std::string packed : {gzip(text), zstd(text)}) {
    packed.resize(packed.size() / 2);
    const auto unpacked = unpack_all(packed, packing_of(packed), "a", kMost);
    ASSERT_TRUE(unpacked);
    EXPECT_TRUE(text.starts_with(unpacked->bytes));
    EXPECT_EQ(unpacked->note, "packed data damaged or cut off");
  }
}

TEST(unpack, damage_is_passed_over_to_the_next_member) {
  std::string middle = gzip("two two two two two two");
  middle[middle.size() / 2] ^= 0x55;
  middle[middle.size() / 2 + 1] ^= 0x55;
  const std::string packed = gzip("one ") + middle + gzip(" three");
  Unpacker unpacker(packed, Packing::Gzip);
  std::string all;
  char chunk[64];
  int damages = 0;
  while (true) {
    const std::size_t size = unpacker.read(chunk, sizeof chunk);
    all.append(chunk, size);
    if (unpacker.take_damage()) {
      ++damages;
    } else if (size == 0) {
      break;
    }
  }
  EXPECT_TRUE(all.starts_with("one ")) << all;
  EXPECT_TRUE(all.ends_with(" three")) << all;
  EXPECT_EQ(damages, 1);
}

TEST(unpack, what_comes_in_steps_is_unpacked_like_bytes_in_memory) {
  std::string text;
  for (int i = 0; i < 90'000; ++i) text += std::to_string(i * 7919);
  for (const std::string& packed :
       {gzip(text) + "\x1F" + gzip("end"), zstd(text) + zstd("end")}) {
    std::string_view rest = packed;
    Unpacker unpacker(
        [&](char* into, std::size_t size) {
          const std::size_t taken = rest.copy(into, std::min(size, 1000ul));
          rest.remove_prefix(taken);
          return taken;
        },
        packing_of(packed));
    std::string all;
    char chunk[4096];
    while (const std::size_t size = unpacker.read(chunk, sizeof chunk)) {
      all.append(chunk, size);
    }
    EXPECT_TRUE(all == text + "end");
    EXPECT_EQ(unpacker.position(), packed.size());
  }
}

TEST(unpack, a_bomb_is_refused_by_size) {
  const std::string bomb = gzip(std::string(8u << 20, '\0'));
  const auto unpacked = unpack_all(bomb, Packing::Gzip, "a.gz", kMost);
  ASSERT_FALSE(unpacked);
  EXPECT_EQ(unpacked.error().message, "a.gz: unpacks to more than 1 MB");
}

TEST(unpack, what_is_no_packing_at_all_is_malformed) {
  const auto unpacked =
      unpack_all("\x1F\x8B\x08 and so on", Packing::Gzip, "a.gz", kMost);
  ASSERT_FALSE(unpacked);
  EXPECT_EQ(unpacked.error().code, ErrorCode::Malformed);
}

}  // namespace
}  // namespace synoptic
