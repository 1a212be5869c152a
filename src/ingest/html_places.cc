// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_places.h"

#include <libxml/parserInternals.h>

#include <algorithm>

#include "base/utf8.h"
#include "ingest/origins.h"

namespace synoptic {
namespace {

// The parser's buffer (HTML_PARSER_BIG_BUFFER_SIZE).
constexpr std::size_t kLongStretch = 1000;

std::size_t place_of(const htmlParserCtxt& context) {
  const xmlParserInput& input = *context.input;
  return static_cast<std::size_t>(input.cur - input.base) +
         static_cast<std::size_t>(input.consumed);
}

/// "&amp;", "&amp", "&#38;"
bool is_reference(std::string_view text) {
  if (text.ends_with(';')) text.remove_suffix(1);
  return text.size() > 1 && std::ranges::all_of(text.substr(1), [](char c) {
           const char low = static_cast<char>(c | 0x20);
           return (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9') ||
                  c == '#';
         });
}

Origin origin(std::uint32_t offset, std::size_t size, std::size_t page,
              std::size_t page_size, bool is_verbatim) {
  const auto begin = static_cast<std::uint32_t>(page);
  return {{offset, offset + static_cast<std::uint32_t>(size)},
          {begin, begin + static_cast<std::uint32_t>(page_size)},
          is_verbatim};
}

}  // namespace

void HtmlPlaces::watch(htmlParserCtxt& context, std::string_view page) {
  page_ = page;
  characters_ = context.sax->characters;
  data_ = context.sax->cdataBlock;
  context._private = this;
  context.sax->characters = &take_characters;
  context.sax->cdataBlock = &take_data;
}

void HtmlPlaces::take_characters(void* data, const xmlChar* text, int size) {
  auto& context = *static_cast<htmlParserCtxt*>(data);
  auto& places = *static_cast<HtmlPlaces*>(context._private);
  places.characters_(data, text, size);
  places.note(context, {reinterpret_cast<const char*>(text),
                        static_cast<std::size_t>(size)});
}

void HtmlPlaces::take_data(void* data, const xmlChar* text, int size) {
  auto& context = *static_cast<htmlParserCtxt*>(data);
  auto& places = *static_cast<HtmlPlaces*>(context._private);
  places.data_(data, text, size);
  places.note(context, {reinterpret_cast<const char*>(text),
                        static_cast<std::size_t>(size)});
}

std::span<const Origin> HtmlPlaces::of(const void* node) const {
  const auto found = parts_.find(node);
  if (found == parts_.end()) return {};
  return std::span(origins_).subspan(found->second.first, found->second.count);
}

void HtmlPlaces::note(const htmlParserCtxt& context, std::string_view text) {
  const xmlNode* node = context.node ? context.node->last : nullptr;
  if (!node || text.empty()) return;
  if (node != last_) {
    last_ = node;
    parts_[node] = {origins_.size(), 0, 0};
  }
  Parts& parts = parts_[node];
  const std::uint32_t offset = parts.size;
  parts.size += static_cast<std::uint32_t>(text.size());
  const std::size_t end = std::min(place_of(context), page_.size());
  if (end >= passed_ && !place_reference(text, end, offset)) {
    place(text, end_of(text, end), offset);
  }
  parts.count = origins_.size() - parts.first;
}

std::size_t HtmlPlaces::end_of(std::string_view text, std::size_t end) const {
  // Of a long stretch the parser tells before it passes the last character, and
  // so of a "<" that opens no tag.
  const CodePoint last = decode_utf8_before(text, text.size());
  const std::string_view last_text = text.substr(text.size() - last.size);
  const auto ends_with = [&](std::size_t at) {
    return at >= passed_ && page_.substr(0, at).ends_with(text);
  };
  if ((text.size() >= kLongStretch || text == "<") && !ends_with(end) &&
      page_.substr(end).starts_with(last_text) && ends_with(end + last.size)) {
    end += last.size;
  }
  return end;
}

/// A stretch of one character that ends with a reference to it. ("&" itself
/// comes so, too, and before a name that the parser does not know.)
bool HtmlPlaces::place_reference(std::string_view text, std::size_t end,
                                 std::uint32_t offset) {
  if (decode_utf8(text, 0).size != text.size()) return false;
  const std::string_view read = page_.substr(passed_, end - passed_);
  const std::size_t begin = read.rfind('&');
  if (begin == std::string_view::npos || read.ends_with(text)) return false;
  const std::string_view name = read.substr(begin);
  if (!is_reference(name)) return false;
  const bool is_unknown = text == "&" && !name.starts_with("&#") &&
                          !name.starts_with("&amp") &&
                          !name.starts_with("&AMP");
  const std::size_t size = is_unknown ? 1 : name.size();
  origins_.push_back(
      origin(offset, text.size(), passed_ + begin, size, is_unknown));
  passed_ += begin + size;
  return true;
}

/// Characters that stand as they are; those that the parser dropped (controls)
/// are passed.
void HtmlPlaces::place(std::string_view text, std::size_t end,
                       std::uint32_t offset) {
  const std::size_t begin = end - std::min(end, text.size());
  if (begin >= passed_ && page_.substr(begin, text.size()) == text) {
    origins_.push_back(origin(offset, text.size(), begin, text.size(), true));
    passed_ = end;
    return;
  }
  std::vector<Origin> backwards;
  std::size_t at = end;
  for (std::size_t left = text.size(); left > 0;) {
    const CodePoint next = decode_utf8_before(text, left);
    left -= next.size;
    const std::string_view wanted = text.substr(left, next.size);
    while (at > passed_ && !page_.substr(0, at).ends_with(wanted)) --at;
    if (at <= passed_) break;
    at -= next.size;
    backwards.push_back(origin(offset + static_cast<std::uint32_t>(left),
                               next.size, at, next.size, true));
  }
  if (backwards.empty()) return;
  passed_ = backwards.front().page.end;
  std::ranges::reverse(backwards);
  for (const Origin& one : backwards) origins_.push_back(one);
}

}  // namespace synoptic
