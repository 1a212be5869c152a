// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libxml/HTMLparser.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/document.h"

namespace synoptic {

/// Where the text nodes that libxml2 makes of a page stand on it.
///
/// The tree does not know. But the parser hands on text in stretches, and when
/// it does, it stands right behind what it read (or before its last character).
/// So the end of each stretch is known, and going back from there its
/// characters are found one by one: they stand as they are, or, for a
/// reference, from its ampersand on. What does not agree has no place.
class HtmlPlaces {
 public:
  /// Follows what `context` reads of `page`. Both, and this object, stay where
  /// they are until it has. Requires: the context was not used yet.
  void watch(htmlParserCtxt& context, std::string_view page);

  /// The places of a text node's parts, in their order.
  std::span<const Origin> of(const void* node) const;

 private:
  struct Parts {
    std::size_t first = 0;
    std::size_t count = 0;
    std::uint32_t size = 0;  // of the node's text so far
  };

  static void take_characters(void* context, const xmlChar* text, int size);
  static void take_data(void* context, const xmlChar* text, int size);
  void note(const htmlParserCtxt& context, std::string_view text);
  std::size_t end_of(std::string_view text, std::size_t end) const;
  void place(std::string_view text, std::size_t end, std::uint32_t offset);
  bool place_reference(std::string_view text, std::size_t end,
                       std::uint32_t offset);

  std::string_view page_;
  std::size_t passed_ = 0;  // bytes of the page that have a text already
  const void* last_ = nullptr;
  std::vector<Origin> origins_;
  std::unordered_map<const void*, Parts> parts_;
  charactersSAXFunc characters_ = nullptr;
  cdataBlockSAXFunc data_ = nullptr;
};

}  // namespace synoptic
