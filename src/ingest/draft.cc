// SPDX-License-Identifier: Apache-2.0
#include "ingest/draft.h"

#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/origins.h"

namespace synoptic {
namespace {

/// Adds a piece's words: runs of white space with a line end in them become
/// one blank, so that text wrapped by hand flows again. `note` is told of each
/// stretch before it is copied.
template <typename Note>
void append_flowing(std::string& out, std::string_view text, const Note& note) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find_first_of("\n\r", at);
    if (end == std::string_view::npos) {
      note(text.substr(at));
      out.append(text.substr(at));
      return;
    }
    std::size_t last = end;
    while (last > at && (text[last - 1] == ' ' || text[last - 1] == '\t')) {
      --last;
    }
    note(text.substr(at, last - at));
    out.append(text.substr(at, last - at));
    const std::size_t next = text.find_first_not_of(" \t\r\n", end);
    if (next == std::string_view::npos) return;
    out += ' ';
    at = next;
  }
}

}  // namespace

std::string_view Draft::keep(std::string text, std::vector<Origin> origins) {
  own.push_back({std::move(text), std::move(origins)});
  return own.back().text;
}

void assemble(const Draft& draft, Document& document, std::string_view page) {
  std::string& text = document.text;
  const OriginFinder finder(draft, page);
  for (const PagePiece& piece : draft.pieces) {
    if (!piece.is_kept()) {
      document.removed.push_back({std::string(piece.text), piece.reason,
                                  static_cast<std::uint32_t>(text.size())});
      continue;
    }
    if (!text.empty()) text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(text.size());
    append_flowing(text, piece.text, [&](std::string_view stretch) {
      finder.append(document.origins, stretch, text.size());
    });
    const auto end = static_cast<std::uint32_t>(text.size());
    document.blocks.push_back({{begin, end}, piece.kind});
  }
  // What stood between two blocks stood before the later one.
  std::size_t block = 0;
  for (RemovedText& removed : document.removed) {
    while (block < document.blocks.size() &&
           document.blocks[block].span.begin < removed.before) {
      ++block;
    }
    if (block < document.blocks.size()) {
      removed.before = document.blocks[block].span.begin;
    }
  }
  if (!page.empty()) tell_blanks(document, page);
}

std::string_view trim_space(std::string_view text) {
  while (!text.empty()) {
    const CodePoint first = decode_utf8(text, 0);
    if (!is_space(first.value)) break;
    text.remove_prefix(first.size);
  }
  while (!text.empty()) {
    const CodePoint last = decode_utf8_before(text, text.size());
    if (!is_space(last.value)) break;
    text.remove_suffix(last.size);
  }
  return text;
}

}  // namespace synoptic
