// SPDX-License-Identifier: Apache-2.0
#include "stories/fingerprint.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"
#include "stories/words.h"

namespace synoptic {
namespace {

/// A word's letters without case or diacritics, as a hash.
class WordHash {
 public:
  void add(std::string_view letter, char32_t c) {
    if (c < 0x80) {
      add_byte(static_cast<unsigned char>(to_lower(c)));
    } else {
      for (const char byte : fold(letter)) {
        add_byte(static_cast<unsigned char>(byte));
      }
    }
  }
  std::uint64_t value() const { return value_; }

 private:
  void add_byte(unsigned char byte) {
    value_ ^= byte;
    value_ *= 0x100000001B3;
  }
  std::uint64_t value_ = 0xCBF29CE484222325;
};

struct Run {
  std::uint32_t hash = 0;
  Span span;
};

std::uint32_t hash_of_run(const std::array<std::uint64_t, kRunLength>& words,
                          std::size_t first) {
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < kRunLength; ++i) {
    hash = (hash ^ words[(first + i) % kRunLength]) * 0x9E3779B97F4A7C15;
    hash ^= hash >> 31;
  }
  return static_cast<std::uint32_t>(hash >> 32);
}

/// The runs of a text in their order.
std::vector<Run> runs_of(std::string_view text) {
  std::vector<Run> runs;
  runs.reserve(text.size() / 6);
  std::array<std::uint64_t, kRunLength> words{};
  std::array<std::uint32_t, kRunLength> begins{};
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint next = decode_utf8(text, at);
    if (!is_word(next.value)) {
      at += next.size;
      continue;
    }
    const std::size_t begin = at;
    WordHash hash;
    while (is_word(next.value)) {
      hash.add(text.substr(at, next.size), next.value);
      at += next.size;
      if (at >= text.size()) break;
      next = decode_utf8(text, at);
    }
    words[count % kRunLength] = hash.value();
    begins[count % kRunLength] = static_cast<std::uint32_t>(begin);
    ++count;
    if (count < kRunLength) continue;
    const std::size_t first = count % kRunLength;
    runs.push_back({hash_of_run(words, first),
                    {begins[first], static_cast<std::uint32_t>(at)}});
  }
  return runs;
}

}  // namespace

Fingerprint fingerprint_of(std::string_view text) {
  Fingerprint fingerprint;
  for (const Run& run : runs_of(text)) fingerprint.push_back(run.hash);
  std::sort(fingerprint.begin(), fingerprint.end());
  fingerprint.erase(std::unique(fingerprint.begin(), fingerprint.end()),
                    fingerprint.end());
  fingerprint.shrink_to_fit();
  return fingerprint;
}

Fingerprint fingerprint_of(const Document& document) {
  std::string_view body = document.text;
  if (document.blocks.size() > 1 &&
      document.blocks.front().kind == BlockKind::Headline) {
    body.remove_prefix(document.blocks.front().span.end);
  }
  return fingerprint_of(body);
}

Overlap overlap_of(const Fingerprint& a, const Fingerprint& b) {
  Overlap overlap;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++overlap.shared;
      ++i;
      ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  if (overlap.shared == 0) return overlap;
  const double shared = overlap.shared;
  overlap.jaccard =
      shared / (static_cast<double>(a.size() + b.size()) - shared);
  overlap.containment =
      shared / static_cast<double>(std::min(a.size(), b.size()));
  return overlap;
}

std::vector<Span> shared_stretches(std::string_view a, const Fingerprint& b) {
  std::vector<Span> stretches;
  bool open = false;
  for (const Run& run : runs_of(a)) {
    const bool shared = std::binary_search(b.begin(), b.end(), run.hash);
    if (shared && open) {
      stretches.back().end = run.span.end;
    } else if (shared && !stretches.empty() &&
               overlap(stretches.back(), run.span)) {
      stretches.back().end = run.span.end;
    } else if (shared) {
      stretches.push_back(run.span);
    }
    open = shared;
  }
  return stretches;
}

}  // namespace synoptic
