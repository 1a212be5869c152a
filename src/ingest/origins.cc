// SPDX-License-Identifier: Apache-2.0
#include "ingest/origins.h"

#include <algorithm>
#include <functional>

#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/json_ld.h"

namespace synoptic {
namespace {

// Pages hold a title early; what was made to be searched in vain is given up
// after this many looks at each of its bytes.
constexpr std::size_t kMostLooks = 20;
// A reference to a character, its ampersand written as one.
constexpr std::size_t kLongestReference = 20;
// A tag inside a heading.
constexpr std::size_t kLongestTag = 2000;

bool goes_on(const Origin& last, const Origin& next) {
  return last.is_verbatim && next.is_verbatim &&
         last.text.end == next.text.begin && last.page.end == next.page.begin;
}

/// Reads what is written at a place of a page as one character.
struct Written {
  std::size_t size = 0;  ///< Bytes; 0 if it is not the wanted character.
  bool is_verbatim = true;
};

Written written_as_reference(std::string_view page, std::size_t at,
                             std::string_view wanted) {
  const std::string_view head = page.substr(at, kLongestReference);
  std::size_t end = head.find(';');
  if (end == std::string_view::npos) return {};
  // "&amp;#8217;": what was escaped twice is read twice.
  if (head.substr(0, end + 1) == "&amp;" && wanted != "&") {
    end = head.find(';', end + 1);
    if (end == std::string_view::npos) return {};
  }
  std::string decoded = decode_references(head.substr(0, end + 1));
  if (decoded != wanted) decoded = decode_references(decoded);
  return {decoded == wanted ? end + 1 : 0u, false};
}

Written written_in_json(std::string_view page, std::size_t at,
                        std::string_view wanted) {
  const std::string_view head = page.substr(at, 6);
  if (head.size() < 2) return {};
  if (head[1] != 'u') return {head[1] == wanted[0] ? 2u : 0u, false};
  char32_t value = 0;
  for (const char c : head.substr(2)) {
    const char low = static_cast<char>(c | 0x20);
    const bool is_letter = low >= 'a' && low <= 'f';
    if (!is_letter && (c < '0' || c > '9')) return {};
    value = value * 16 +
            static_cast<char32_t>(is_letter ? low - 'a' + 10 : c - '0');
  }
  std::string decoded;
  append_utf8(decoded, value);
  return {decoded == wanted && head.size() == 6 ? 6u : 0u, false};
}

Written written(std::string_view page, std::size_t at,
                std::string_view wanted) {
  Written here;
  if (page[at] == '&') here = written_as_reference(page, at, wanted);
  if (page[at] == '\\') here = written_in_json(page, at, wanted);
  if (here.size == 0 && page.substr(at).starts_with(wanted)) {
    here = {wanted.size(), true};
  }
  return here;
}

/// Passes white space, however it is written, and tags.
std::size_t pass_blanks(std::string_view page, std::size_t at) {
  while (at < page.size()) {
    const CodePoint next = decode_utf8(page, at);
    std::size_t size =
        is_space(next.value) || next.value == 0xAD ? next.size : std::size_t{0};
    if (page[at] == '<') {
      const std::size_t end = page.substr(at, kLongestTag).find('>');
      if (end != std::string_view::npos) size = end + 1;
    }
    for (const std::string_view space : {"\u00A0", "\u00AD", "\u200B", "\n"}) {
      if (size > 0) break;
      size = written(page, at, space).size;
    }
    if (size == 0) return at;
    at += size;
  }
  return at;
}

/// The origins of a text that stands on the page at `at`; empty if it does
/// not. `looks` counts the characters looked at.
std::vector<Origin> match(std::string_view page, std::size_t at,
                          std::string_view text, std::size_t& looks) {
  std::vector<Origin> origins;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = decode_utf8(text, i);
    ++looks;
    if (is_space(next.value)) {
      at = pass_blanks(page, at);
      i += next.size;
      continue;
    }
    if (at >= page.size()) return {};
    Written here = written(page, at, text.substr(i, next.size));
    if (here.size == 0 && i > 0) {
      const std::size_t behind = pass_blanks(page, at);
      if (behind == at || behind >= page.size()) return {};
      at = behind;
      here = written(page, at, text.substr(i, next.size));
    }
    if (here.size == 0) return {};
    const auto begin = static_cast<std::uint32_t>(i);
    const auto place = static_cast<std::uint32_t>(at);
    add_origin(origins, {{begin, begin + next.size},
                         {place, place + static_cast<std::uint32_t>(here.size)},
                         here.is_verbatim});
    at += here.size;
    i += next.size;
  }
  return origins;
}

}  // namespace

Origin part_of(const Origin& origin, Span text) {
  if (!origin.is_verbatim) return {text, origin.page, false};
  const std::uint32_t begin =
      origin.page.begin + (text.begin - origin.text.begin);
  return {text, {begin, begin + text.size()}, true};
}

void add_origin(std::vector<Origin>& origins, const Origin& origin) {
  if (!origins.empty() && goes_on(origins.back(), origin)) {
    origins.back().text.end = origin.text.end;
    origins.back().page.end = origin.page.end;
  } else {
    origins.push_back(origin);
  }
}

void add_part(std::vector<Origin>& origins, std::span<const Origin> from,
              Span part, std::uint32_t begin) {
  auto at = std::ranges::upper_bound(
      from, part.begin, {},
      [](const Origin& origin) { return origin.text.end; });
  for (; at != from.end() && at->text.begin < part.end; ++at) {
    Origin one = part_of(*at, {std::max(at->text.begin, part.begin),
                               std::min(at->text.end, part.end)});
    one.text.begin = one.text.begin - part.begin + begin;
    one.text.end = one.text.end - part.begin + begin;
    add_origin(origins, one);
  }
}

OriginFinder::OriginFinder(const Draft& draft, std::string_view page)
    : page_(page) {
  if (page.empty()) return;
  for (const KeptText& kept : draft.own) kept_.push_back(&kept);
  std::ranges::sort(kept_, std::less<>(),
                    [](const KeptText* kept) { return kept->text.data(); });
}

void OriginFinder::append(std::vector<Origin>& origins,
                          std::string_view stretch, std::size_t begin) const {
  if (page_.empty()) return;
  const auto to = static_cast<std::uint32_t>(begin);
  const auto size = static_cast<std::uint32_t>(stretch.size());
  const std::less_equal<> not_behind;
  const char* first = stretch.data();
  if (not_behind(page_.data(), first) &&
      not_behind(first + size, page_.data() + page_.size())) {
    const auto at = static_cast<std::uint32_t>(first - page_.data());
    add_origin(origins, {{to, to + size}, {at, at + size}, true});
    return;
  }
  const auto behind = std::ranges::upper_bound(
      kept_, first, std::less<>(),
      [](const KeptText* kept) { return kept->text.data(); });
  if (behind == kept_.begin()) return;
  const KeptText& kept = **(behind - 1);
  const auto at = static_cast<std::uint32_t>(first - kept.text.data());
  add_part(origins, kept.origins, {at, at + size}, to);
}

void tell_blanks(Document& document, std::string_view page) {
  std::vector<Origin> told;
  std::size_t block = 0;
  for (const Origin& origin : document.origins) {
    while (block < document.blocks.size() &&
           document.blocks[block].span.end <= origin.text.begin) {
      ++block;
    }
    if (!told.empty() && block < document.blocks.size() &&
        told.back().text.end >= document.blocks[block].span.begin &&
        told.back().text.end < origin.text.begin &&
        told.back().page.end < origin.page.begin) {
      const Span text = {told.back().text.end, origin.text.begin};
      const Span place = {told.back().page.end, origin.page.begin};
      const bool same = slice(document.text, text) == slice(page, place);
      add_origin(told, {text, place, same});
    }
    add_origin(told, origin);
  }
  document.origins = std::move(told);
}

std::vector<Origin> find_written(std::string_view page, std::string_view text) {
  if (text.empty()) return {};
  std::size_t looks = 0;
  const std::size_t most = kMostLooks * page.size();
  for (std::size_t at = 0; at < page.size() && looks <= most; ++at) {
    if (page[at] != text[0] && page[at] != '&' && page[at] != '\\') continue;
    std::vector<Origin> origins = match(page, at, text, looks);
    if (!origins.empty()) return origins;
  }
  return {};
}

}  // namespace synoptic
