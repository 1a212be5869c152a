// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace synoptic {

/// A half-open range of bytes, `[begin, end)`, of one report's text.
///
/// Inside the program every offset counts bytes; only output turns them into
/// Unicode code points.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// The bytes of `text` that `span` covers. Requires: the span lies in it.
constexpr std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// True if the two spans share at least one byte.
constexpr bool overlap(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

/// True if every byte of `inner` is a byte of `outer`.
constexpr bool contains(Span outer, Span inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

/// The shortest span that holds both.
constexpr Span cover(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace synoptic
