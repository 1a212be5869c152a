// SPDX-License-Identifier: Apache-2.0
#include "support/world.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "base/utf8.h"
#include "engine/disk_files.h"
#include "language/analyze.h"
#include "reading/read.h"

namespace synoptic::fuzz {
namespace {

bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (at < text.size() && (text[at] & 0xC0) != 0x80);
}

bool lies_in(std::string_view text, Span span) {
  return span.begin <= span.end && is_boundary(text, span.begin) &&
         is_boundary(text, span.end);
}

// Every element's span lies in the text, is not empty, and begins no earlier
// than the one before it.
template <typename List>
void require_ordered(std::string_view text, const List& list, const char* law) {
  std::uint32_t begin = 0;
  for (const auto& element : list) {
    require(lies_in(text, element.span) && !element.span.empty() &&
                element.span.begin >= begin,
            law);
    begin = element.span.begin;
  }
}

void check_document(const Document& document) {
  const std::string_view text = document.text;
  require(is_valid_utf8(text), "a report's text is valid UTF-8");
  std::uint32_t end = 0;
  for (const Block& block : document.blocks) {
    require(lies_in(text, block.span) && !block.span.empty() &&
                block.span.begin >= end,
            "blocks lie in the text, in order, without overlap");
    end = block.span.end;
  }
  for (const RemovedText& removed : document.removed) {
    require(is_boundary(text, removed.before),
            "a removed piece stood at a place in the text");
  }
}

void check_analysis(std::string_view text, const Analysis& analysis) {
  std::uint32_t end = 0;
  for (const Token& token : analysis.tokens) {
    require(lies_in(text, token.span) && !token.span.empty() &&
                token.span.begin >= end,
            "tokens lie in the text, in order, without overlap");
    end = token.span.end;
  }
  std::uint32_t next = 0;
  for (const Sentence& sentence : analysis.sentences) {
    require(lies_in(text, sentence.span), "sentences lie in the text");
    require(sentence.first_token == next && sentence.end_token >= next,
            "sentences cover all tokens in order");
    next = sentence.end_token;
  }
  require(next == analysis.tokens.size(), "no token is left without sentence");
  require_ordered(text, analysis.names, "names lie in the text, in order");
}

void check_reading(std::string_view text, const Reading& reading) {
  require_ordered(text, reading.mentions, "mentions are in text order");
  require_ordered(text, reading.times, "times are in text order");
  require_ordered(text, reading.quantities, "quantities are in text order");
  require_ordered(text, reading.quotations, "quotations are in text order");
  require_ordered(text, reading.statements, "statements are in text order");
  for (const Quotation& quotation : reading.quotations) {
    require(!quotation.content.empty(), "a quotation has content");
    for (const Span piece : quotation.content) {
      require(lies_in(text, piece), "a quotation's pieces lie in the text");
    }
    if (quotation.cue) require(lies_in(text, *quotation.cue), "so does a cue");
    if (quotation.speaker) {
      require(lies_in(text, quotation.speaker->span), "so does a speaker");
    }
  }
  for (const Statement& statement : reading.statements) {
    for (const std::uint32_t i : statement.times) {
      require(i < reading.times.size(), "a statement's times are there");
    }
    for (const std::uint32_t i : statement.quantities) {
      require(i < reading.quantities.size(), "its quantities are there");
    }
    for (const Holder& holder : statement.holders) {
      require(lies_in(text, holder.span), "holders lie in the text");
    }
  }
}

}  // namespace

void require(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "broken law: %s\n", law);
  std::abort();
}

const Resources& resources() {
  static const Resources loaded = [] {
    auto result = load_resources(DiskFiles(), SYNOPTIC_SOURCE_DIR);
    require(static_cast<bool>(result), "the word lists are readable");
    return *std::move(result);
  }();
  return loaded;
}

std::vector<Document> ingest_checked(std::string_view bytes) {
  std::vector<Document> documents;
  ingest(bytes, "input.txt", {}, [&](Ingested ingested) {
    if (ingested.document) {
      check_document(*ingested.document);
      documents.push_back(*std::move(ingested.document));
    } else {
      require(!ingested.document.error().message.empty(),
              "an error says what is wrong");
    }
    return true;
  });
  return documents;
}

Report read_checked(Document document) {
  Report report;
  report.document = std::move(document);
  report.analysis = analyze(report.document, resources().language);
  check_analysis(report.document.text, report.analysis);
  report.reading = read(report.document, report.analysis, resources().reading);
  check_reading(report.document.text, report.reading);
  return report;
}

std::vector<std::string> parts_of(std::string_view input) {
  constexpr std::string_view kBetween = "\n%%%%\n";
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = input.find(kBetween);
    parts.emplace_back(input.substr(0, end));
    if (end == std::string_view::npos) return parts;
    input.remove_prefix(end + kBetween.size());
  }
}

}  // namespace synoptic::fuzz
