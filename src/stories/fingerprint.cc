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
  std::vector<std::uint32_t>& runs = fingerprint.runs;
  for (const Run& run : runs_of(text)) runs.push_back(run.hash);
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  while (runs.size() > kMostRuns) {
    fingerprint.limit >>= 1;
    runs.erase(std::upper_bound(runs.begin(), runs.end(), fingerprint.limit),
               runs.end());
  }
  runs.shrink_to_fit();
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
  // Only below both limits is it known of each run whether a text has it.
  const std::uint32_t limit = std::min(a.limit, b.limit);
  const auto kept = [&](const Fingerprint& f) {
    return std::upper_bound(f.runs.begin(), f.runs.end(), limit);
  };
  const auto a_end = kept(a);
  const auto b_end = kept(b);
  double shared = 0;
  for (auto i = a.runs.begin(), j = b.runs.begin(); i != a_end && j != b_end;) {
    if (*i == *j) {
      ++shared;
      ++i;
      ++j;
    } else if (*i < *j) {
      ++i;
    } else {
      ++j;
    }
  }
  Overlap overlap;
  if (shared == 0) return overlap;
  const auto a_size = static_cast<double>(a_end - a.runs.begin());
  const auto b_size = static_cast<double>(b_end - b.runs.begin());
  overlap.jaccard = shared / (a_size + b_size - shared);
  overlap.containment = shared / std::min(a_size, b_size);
  overlap.shared = shared * (0xFFFFFFFF / static_cast<double>(limit));
  return overlap;
}

std::vector<Span> shared_stretches(std::string_view a, const Fingerprint& b) {
  std::vector<Span> stretches;
  bool open = false;
  for (const Run& run : runs_of(a)) {
    const bool shared =
        std::binary_search(b.runs.begin(), b.runs.end(), run.hash);
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
