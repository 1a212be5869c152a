// SPDX-License-Identifier: Apache-2.0
#include "output/sheet.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "output/disputes.h"
#include "output/json_words.h"
#include "output/places.h"
#include "output/terminal.h"

namespace synoptic {
namespace {

/// Bytes of a sentence shown on either side of the words that matter.
constexpr std::uint32_t kMostContext = 160;

/// What the sheet tells of one value.
struct ValueRow {
  std::string text;
  std::string outlets;
  std::string holders;
  std::string as_of;
  std::string words;   ///< The sentence of the first evidence.
  std::string places;  ///< Report and line of each evidence.
};

void add_once(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end())
    list.push_back(std::move(text));
}

std::string joined(const std::vector<std::string>& list,
                   std::string_view between) {
  std::string out;
  for (const std::string& one : list)
    out += (out.empty() ? "" : std::string(between)) + one;
  return out;
}

/// As of when the words hold: as the report says it beside the number, or else
/// the report's date.
std::string as_of(const Account& account, const Places& places,
                  const Evidence& evidence) {
  for (const Quantity& quantity :
       places.report_of(evidence.report).reading.quantities)
    if (!quantity.as_of.empty() && overlap(quantity.span, evidence.span))
      return quantity.as_of;
  const auto& members = account.story.members;
  for (std::size_t i = 0; i < members.size() && i < account.dates.size(); ++i)
    if (members[i].report == evidence.report) return account.dates[i].published;
  return {};
}

ValueRow row_of(const Account& account, const Places& places,
                const Value& value) {
  std::vector<std::string> outlets, holders, moments, at;
  for (const ReportId report : value.reports)
    add_once(outlets, inert(places.outlet_of(report)));
  for (const Evidence& evidence : value.evidence) {
    for (const Holder& holder : evidence.holders)
      add_once(holders, inert(holder.name));
    add_once(moments, inert(as_of(account, places, evidence)));
    add_once(at, inert(places.text_of(evidence)));
  }
  ValueRow row;
  row.text = inert(value.text);
  row.outlets = joined(outlets, ", ");
  row.holders = joined(holders, ", ");
  row.as_of = joined(moments, ", ");
  row.places = joined(at, ", ");
  if (!value.evidence.empty()) {
    const Evidence& first = value.evidence.front();
    row.words = inert(slice(places.report_of(first.report).document.text,
                            places.around(first, kMostContext)));
  }
  return row;
}

std::vector<ValueRow> rows_of(const Account& account, const Places& places,
                              const Variant& variant) {
  std::vector<ValueRow> rows;
  for (const Value& value : variant.values)
    rows.push_back(row_of(account, places, value));
  return rows;
}

/// A cell that no spreadsheet runs: one that begins like a formula gets an
/// apostrophe (OWASP, "CSV Injection").
std::string csv_cell(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() &&
      std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

void add_line(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i)
    out += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  out += "\r\n";
}

/// The parts of all values in one cell.
std::string cell_of(const std::vector<ValueRow>& rows,
                    std::string ValueRow::*part) {
  std::string out;
  for (std::size_t i = 0; i < rows.size(); ++i)
    out += (i == 0 ? "" : " | ") + rows[i].*part;
  return out;
}

/// Text in which no mark of Markdown acts, for the inside of a line. Colons and
/// stops go on unless they would make an address.
std::string markdown_text(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_[]#~|>$@";
  const std::string plain = inert(text);
  const std::string_view all = plain;
  std::string out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string_view rest = all.substr(i);
    const bool is_address = rest.starts_with("://") ||
                            (rest.front() == '.' && out.ends_with("www"));
    if (rest.front() == '<') {
      out += "&lt;";
    } else if (rest.front() == '&') {
      out += "&amp;";
    } else {
      if (is_address || kMarks.find(rest.front()) != kMarks.npos) out += '\\';
      out += rest.front();
    }
  }
  return out;
}

void add_markdown_row(std::string& out, const Account& account,
                      const Places& places, const Variant& variant,
                      std::string_view verdict) {
  out += "| **" + std::string(verdict) + "** " +
         std::string(to_string(variant.slot));
  if (variant.between != Between::Reports)
    out += ", between " + std::string(to_string(variant.between));
  out += "<br>" + markdown_text(variant.why) + " |";
  bool is_first = true;
  for (const ValueRow& row : rows_of(account, places, variant)) {
    out += is_first ? " " : "<br>";
    is_first = false;
    out += "**" + markdown_text(row.text) + "** \u2014 " +
           markdown_text(row.outlets);
    if (!row.holders.empty())
      out += ", according to " + markdown_text(row.holders);
    if (!row.as_of.empty())
      out += " (" + markdown_text(readable_date(row.as_of)) + ")";
    out += ": \u201C" + markdown_text(row.words) + "\u201D [" +
           markdown_text(row.places) + "]";
  }
  if (const std::string line = figures_line(places.survey(), account, variant);
      !line.empty())
    out += "<br>" + markdown_text(line);
  out += " |\n";
}

/// What stands first in a row; the point's id is left empty.
std::vector<std::string> cells_of(const Account& account, const Places& places,
                                  const Variant& variant,
                                  std::string_view verdict,
                                  std::string_view between) {
  const std::vector<ValueRow> rows = rows_of(account, places, variant);
  return {id_text(account.story.id),
          inert(places.words_of(places.title_of(account))),
          "",
          std::string(verdict),
          std::string(to_string(variant.slot)),
          std::string(between),
          inert(variant.why),
          cell_of(rows, &ValueRow::text),
          cell_of(rows, &ValueRow::outlets),
          cell_of(rows, &ValueRow::holders),
          cell_of(rows, &ValueRow::as_of),
          cell_of(rows, &ValueRow::words),
          cell_of(rows, &ValueRow::places)};
}

std::string policy_of(const Survey& survey) {
  const auto& policy = survey.selection.policy;
  return policy ? std::string(to_string(*policy)) : std::string();
}

/// The policy, and what it picks: low, best and high in the reports' words.
void add_figures(std::vector<std::string>& cells, const Survey& survey,
                 const Account& account, const Variant& variant) {
  cells.push_back(policy_of(survey));
  std::optional<Figures> figures;
  if (survey.selection.policy)
    figures = pick_figures(variant, account, survey.reports,
                           *survey.selection.policy);
  const auto words = [&](std::optional<std::uint32_t> index) {
    return index ? inert(variant.values[*index].text) : std::string();
  };
  cells.push_back(figures ? words(figures->low) : "");
  cells.push_back(figures ? words(figures->best) : "");
  cells.push_back(figures ? words(figures->high) : "");
}

/// An alteration as a dispute of the copy with what it copies.
Variant variant_of(const Places& places, const Alteration& alteration) {
  Variant variant;
  variant.slot = alteration.slot;
  variant.why = alteration.why;
  const auto add = [&](const std::vector<Evidence>& evidence) {
    Value value;
    value.text = places.words_of(evidence.front());
    value.reports = reports_of(evidence);
    value.evidence = evidence;
    variant.values.push_back(std::move(value));
  };
  add({alteration.original});
  if (!alteration.copies.empty()) add(alteration.copies);
  return variant;
}

/// How much was read is told even if there is no dispute to tell it beside.
std::vector<std::string> nothing_differs(const std::vector<std::string>& counts,
                                         const Survey& survey) {
  std::vector<std::string> cells(13);
  cells[3] = "none";
  cells[6] = "The reports read do not differ in anything that was found.";
  cells.insert(cells.end(), counts.begin(), counts.end());
  cells.push_back(policy_of(survey));
  cells.resize(cells.size() + 3);
  return cells;
}

}  // namespace

std::string survey_to_csv(const Survey& survey) {
  std::string out;
  add_line(
      out,
      {"story",   "title",  "point",           "verdict",      "slot",
       "between", "why",    "values",          "outlets",      "holders",
       "as_of",   "words",  "places",          "reports_read", "independent",
       "undated", "unread", "other_languages", "policy",       "low",
       "best",    "high"});
  const Places places(survey);
  bool is_empty = true;
  const std::vector<std::string> counts = {
      std::to_string(survey.reports.size()),
      std::to_string(count_independent(survey)), std::to_string(survey.undated),
      std::to_string(survey.unread), std::to_string(survey.other_languages)};
  for (const Account& account : survey.accounts) {
    for (const auto& [point, variant] : disputes_of(account)) {
      std::vector<std::string> cells =
          cells_of(account, places, *variant, to_string(variant->verdict),
                   to_string(variant->between));
      cells[2] = id_text(point->id);
      cells.insert(cells.end(), counts.begin(), counts.end());
      add_figures(cells, survey, account, *variant);
      add_line(out, cells);
      is_empty = false;
    }
    for (const Alteration& alteration : account.alterations) {
      std::vector<std::string> cells = cells_of(
          account, places, variant_of(places, alteration), "altered", "copies");
      cells.insert(cells.end(), counts.begin(), counts.end());
      cells.push_back(policy_of(survey));
      cells.resize(cells.size() + 3);
      add_line(out, cells);
      is_empty = false;
    }
  }
  if (is_empty) add_line(out, nothing_differs(counts, survey));
  return out;
}

std::string survey_to_markdown(const Survey& survey) {
  const Places places(survey);
  std::string out = "# Where the reports differ\n\n" + head_line(survey) + "\n";
  if (const std::string line = selection_line(survey); !line.empty())
    out += "\n" + markdown_text(line) + "\n";
  for (const Account& account : survey.accounts) {
    const std::vector<Dispute> disputes = disputes_of(account);
    if (disputes.empty() && account.alterations.empty()) continue;
    out += "\n## " + std::to_string(account.story.id.value + 1) + "\\. " +
           markdown_text(places.words_of(places.title_of(account))) + "\n\n";
    out += "| what | who says what |\n|---|---|\n";
    for (const Dispute& dispute : disputes)
      add_markdown_row(out, account, places, *dispute.variant,
                       to_string(dispute.variant->verdict));
    for (const Alteration& alteration : account.alterations)
      add_markdown_row(out, account, places, variant_of(places, alteration),
                       "altered in a copy");
  }
  return out;
}

}  // namespace synoptic
