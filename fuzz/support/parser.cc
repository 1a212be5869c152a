// SPDX-License-Identifier: Apache-2.0
#include "support/parser.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/utf8.h"
#include "ingest/testing/lists.h"

namespace synoptic::fuzz {
namespace {

bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (at < text.size() && (text[at] & 0xC0) != 0x80);
}

void check_date(const std::string& value) {
  require_law(is_valid_utf8(value), "a date is valid UTF-8");
  if (value.size() < 10) return;
  require_law(parse_iso_date(value).has_value(),
              "a date is one of the calendar");
}

void check_blocks(const Document& document) {
  const std::string_view text = document.text;
  std::uint32_t end = 0;
  for (const Block& block : document.blocks) {
    const Span span = block.span;
    require_law(span.begin >= end && span.begin < span.end &&
                    span.end <= text.size() && is_boundary(text, span.begin) &&
                    is_boundary(text, span.end),
                "blocks lie in the text, in order, without overlap");
    end = span.end;
  }
  for (const RemovedText& removed : document.removed) {
    require_law(is_boundary(text, removed.before),
                "a removed piece stood at a place in the text");
    require_law(is_valid_utf8(removed.text) && !removed.reason.empty(),
                "a removed piece is text and has a reason");
  }
}

/// `page` is what the document was read from where that is a page or a text
/// itself; else empty.
void check_origins(const Document& document, std::string_view page) {
  std::uint32_t end = 0;
  for (const Origin& origin : document.origins) {
    const Span text = origin.text;
    require_law(text.begin >= end && text.begin < text.end &&
                    text.end <= document.text.size() &&
                    is_boundary(document.text, text.begin) &&
                    is_boundary(document.text, text.end),
                "origins cover whole characters of the text, in order");
    end = text.end;
    if (page.empty()) continue;
    require_law(
        origin.page.begin < origin.page.end && origin.page.end <= page.size(),
        "an origin is a place of the page");
    require_law(!origin.is_verbatim || !is_valid_utf8(page) ||
                    page.find('\0') != std::string_view::npos ||
                    slice(document.text, text) == slice(page, origin.page),
                "what is verbatim stands on the page as in the text");
  }
}

void check_document(const Document& document) {
  for (const std::string* text :
       {&document.text, &document.id, &document.url, &document.source,
        &document.title, &document.language, &document.agency}) {
    require_law(is_valid_utf8(*text), "what a report tells is valid UTF-8");
  }
  for (const std::string& name : document.byline) {
    require_law(is_valid_utf8(name) && !name.empty(),
                "a byline's names are valid and not empty");
  }
  check_date(document.published);
  check_date(document.modified);
  for (const DateCandidate& date : document.date_candidates) {
    check_date(date.value);
    require_law(!date.origin.empty(), "a date has its origin");
  }
  check_blocks(document);
}

/// What stands for a report when two runs are compared.
std::string sign_of(const Ingested& one) {
  if (!one.document) return "error";
  return one.document->id + "\n" + one.document->text;
}

ReadBytes reader(std::string_view bytes) {
  return [rest = bytes](char* into, std::size_t size) mutable {
    // In steps of an odd size, so that tokens are cut anywhere.
    const std::size_t taken = rest.copy(into, std::min<std::size_t>(size, 61));
    rest.remove_prefix(taken);
    return taken;
  };
}

struct Cut {
  std::vector<std::string> signs;
  /// Each place, and the signs before it.
  std::vector<std::pair<InputPlace, std::size_t>> places;
};

Cut cut_from(std::string_view bytes, const IngestOptions& options,
             const InputPlace& from) {
  Cut cut;
  cut_input(reader(bytes.substr(from.at.member)), "in/input", options, from,
            [&](const UnreadReports& lot) {
              lot.read([&](Ingested one) {
                cut.signs.push_back(sign_of(one));
                return true;
              });
              if (lot.end.format != InputFormat::Detect) {
                cut.places.emplace_back(lot.end, cut.signs.size());
              }
              return true;
            });
  return cut;
}

// Places from which an input is read again; each costs as much as the whole.
constexpr std::size_t kMostPlaces = 4;

void check_places(std::string_view bytes, const IngestOptions& options,
                  const std::vector<std::string>& signs) {
  const Cut whole = cut_from(bytes, options, {});
  const bool is_empty_archive = whole.signs.empty() && signs.size() == 1;
  require_law(whole.signs == signs || is_empty_archive,
              "bytes in steps read like bytes at once");
  for (std::size_t i = 0; i < std::min(whole.places.size(), kMostPlaces); ++i) {
    const auto& [place, before] = whole.places[i];
    require_law(place.at.member <= bytes.size(), "a place lies in the input");
    const Cut rest = cut_from(bytes, options, place);
    require_law(
        std::equal(rest.signs.begin(), rest.signs.end(),
                   whole.signs.begin() + static_cast<std::ptrdiff_t>(before),
                   whole.signs.end()),
        "reading goes on from a place as if it had not stopped");
  }
}

/// A PDF file for as far as this layer knows one: its pages, parted by form
/// feeds.
Result<PdfText> read_pages(std::string_view bytes) {
  PdfText text;
  text.created = "D:20240508120000Z";
  for (std::size_t at = 0; at <= bytes.size();) {
    const std::size_t end = std::min(bytes.find('\f', at), bytes.size());
    text.pages.push_back(repair_utf8(bytes.substr(at, end - at)).text);
    at = end + 1;
  }
  return text;
}

}  // namespace

void require_law(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "broken law: %s\n", law);
  std::abort();
}

const IngestResources& word_lists() { return test_lists(); }

void check_format(std::string_view bytes, InputFormat format) {
  IngestOptions options;
  options.format = format;
  options.resources = &word_lists();
  options.read_pdf = &read_pages;
  std::vector<std::string> signs;
  const bool is_page =
      format == InputFormat::Html || format == InputFormat::Text;
  for (const Cleaning cleaning : {Cleaning::AsIs, Cleaning::RemoveFurniture}) {
    options.cleaning = cleaning;
    options.origins = Origins::Told;
    signs.clear();
    ingest(bytes, "in/input", options, [&](const Ingested& one) {
      signs.push_back(sign_of(one));
      if (one.document) {
        check_document(*one.document);
        check_origins(*one.document, is_page ? bytes : std::string_view());
      } else {
        require_law(!one.document.error().message.empty(),
                    "an error says what is wrong");
      }
      return true;
    });
  }
  options.origins = Origins::Untold;
  check_places(bytes, options, signs);
}

}  // namespace synoptic::fuzz
