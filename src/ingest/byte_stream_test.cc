// SPDX-License-Identifier: Apache-2.0
#include "ingest/byte_stream.h"

#include <gtest/gtest.h>

#include "ingest/testing/packed.h"

namespace synoptic {
namespace {

/// Gives the bytes from `from` on, at most `step` at once.
ReadBytes reader(std::string_view bytes, std::size_t from = 0,
                 std::size_t step = 7) {
  return
      [rest = bytes.substr(from), step](char* into, std::size_t size) mutable {
        const std::size_t taken = rest.copy(into, std::min(size, step));
        rest.remove_prefix(taken);
        return taken;
      };
}

TEST(byte_stream, what_comes_in_small_steps_is_seen_whole) {
  const std::string text = "The dam held on Monday, and on Tuesday it did not.";
  for (const std::string& bytes : {text, gzip(text), zstd(text)}) {
    ByteStream stream(reader(bytes), {});
    EXPECT_EQ(stream.look(7), "The dam");
    stream.skip(4);
    EXPECT_EQ(stream.look(1000), text.substr(4));
    EXPECT_EQ(stream.passed(), 4u);
    stream.skip(1000);
    EXPECT_TRUE(stream.is_over());
    EXPECT_FALSE(stream.is_damaged());
  }
}

TEST(byte_stream, reading_can_begin_again_at_every_place) {
  const std::string all = "one two three four five six seven";
  const std::string members =
      gzip("one two ") + gzip("three four ") + gzip("five six seven");
  const std::string frames =
      zstd("one two ") + zstd("three four ") + zstd("five six seven");
  for (const std::string& bytes : {all, gzip(all), members, frames}) {
    ByteStream stream(reader(bytes), {});
    for (std::size_t at = 0; at < all.size(); ++at) {
      const StreamPlace place = stream.place();
      ByteStream again(reader(bytes, place.member), place);
      EXPECT_EQ(again.look(1000), all.substr(at)) << place.member;
      // The end of one member is the beginning of the next.
      ByteStream third(reader(bytes, again.place().member), again.place());
      EXPECT_EQ(third.look(1000), all.substr(at));
      stream.skip(1);
    }
  }
}

TEST(byte_stream, a_place_is_in_the_member_that_holds_it) {
  const std::string first = gzip("one two ");
  const std::string bytes = first + gzip("three four ");
  ByteStream stream(reader(bytes), {});
  stream.look(1000);
  stream.skip(8);
  EXPECT_EQ(stream.place().member, first.size());
  EXPECT_EQ(stream.place().inside, 0u);
}

TEST(byte_stream, damage_stands_between_what_is_sound) {
  std::string middle = gzip("two two two two two two");
  middle[middle.size() / 2] ^= 0x55;
  middle[middle.size() / 2 + 1] ^= 0x55;
  const std::string bytes = gzip("one ") + middle + gzip(" three");
  ByteStream stream(reader(bytes), {});
  EXPECT_TRUE(stream.look(1000).starts_with("one "));
  EXPECT_TRUE(stream.is_damaged());
  stream.pass_damage();
  EXPECT_TRUE(stream.look(1000).ends_with(" three"));
  EXPECT_FALSE(stream.is_damaged());
}

}  // namespace
}  // namespace synoptic
