// SPDX-License-Identifier: Apache-2.0
#include "output/json.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "output/json_words.h"
#include "output/json_writer.h"

namespace synoptic {
namespace {

/// Writes the parts of one report, with its offsets in code points.
class ReportWriter {
 public:
  ReportWriter(JsonWriter& json, const Document& document, Reasons reasons)
      : json_(json),
        document_(document),
        index_(document.text),
        reasons_(reasons) {}

  void write_document();
  void write_reading(const Analysis& analysis, const Reading& reading);

 private:
  void ends(Span span) {
    json_.member("begin", index_.code_point_of(span.begin));
    json_.member("end", index_.code_point_of(span.end));
  }
  void span_with_text(Span span) {
    ends(span);
    json_.member("text", slice(document_.text, span));
  }
  void entity_member(std::string_view name, std::optional<EntityId> entity) {
    entity ? json_.member(name, id_text(*entity)) : json_.member_null(name);
  }
  template <typename Item, typename Write>
  void list(std::string_view name, const std::vector<Item>& items,
            Write write) {
    json_.key(name);
    json_.begin_array();
    for (const Item& item : items) write(item);
    json_.end_array();
  }
  template <typename Item, typename Write>
  void objects(std::string_view name, const std::vector<Item>& items,
               Write write) {
    list(name, items, [&](const Item& item) {
      json_.begin_object();
      write(item);
      json_.end_object();
    });
  }
  void write_reason(const Reason& reason) {
    json_.begin_object();
    json_.member("rule", reason.rule);
    if (!reason.words.empty()) span_with_text(reason.words);
    json_.end_object();
  }
  void why(const Reason& reason) {
    if (reasons_ == Reasons::Untold) return;
    json_.key("why");
    json_.begin_array();
    if (!reason.rule.empty()) write_reason(reason);
    json_.end_array();
  }
  void why(const std::vector<Reason>& all) {
    if (reasons_ == Reasons::Untold) return;
    list("why", all, [&](const Reason& reason) { write_reason(reason); });
  }
  void write_time(const TimeExpression& time);
  void write_quantity(const Quantity& quantity);
  void write_quotation(const Quotation& quotation);
  void write_statement(const Statement& statement);

  JsonWriter& json_;
  const Document& document_;
  CodePointIndex index_;
  Reasons reasons_;
};

void ReportWriter::write_document() {
  json_.member("id", document_.id);
  json_.member_or_null("path", document_.path);
  json_.member_or_null("url", document_.url);
  json_.member_or_null("source", document_.source);
  json_.member_or_null("title", document_.title);
  json_.member("byline", document_.byline);
  json_.member_or_null("published", document_.published);
  json_.member_or_null("modified", document_.modified);
  json_.member_or_null("language", document_.language);
  json_.member("text", document_.text);
  objects("paragraphs", document_.blocks, [&](const Block& block) {
    ends(block.span);
    json_.member("kind", to_word(block.kind));
  });
  json_.member_or_null("date_origin", document_.date_origin);
  objects("date_candidates", document_.date_candidates,
          [&](const DateCandidate& candidate) {
            json_.member("value", candidate.value);
            json_.member("origin", candidate.origin);
            json_.member("precision", candidate.precision);
          });
  json_.member_or_null("agency", document_.agency);
  objects("removed", document_.removed, [&](const RemovedText& removed) {
    json_.member("text", removed.text);
    json_.member("reason", removed.reason);
    json_.member("before", index_.code_point_of(removed.before));
  });
  if (document_.origins.empty()) return;
  objects("origins", document_.origins, [&](const Origin& origin) {
    ends(origin.text);
    json_.member("page_begin", origin.page.begin);
    json_.member("page_end", origin.page.end);
    json_.member("verbatim", origin.is_verbatim);
  });
}

void ReportWriter::write_time(const TimeExpression& time) {
  span_with_text(time.span);
  json_.member("type", to_word(time.type));
  json_.member_or_null("value", time.value);
  const auto measure =
      time.type == TimeType::Duration ? Measure::Count : Measure::Days;
  write_bounds(json_, time.bounds, measure);
  json_.member_or_null("mod", time.mod);
  why(time.why);
}

void ReportWriter::write_quantity(const Quantity& quantity) {
  span_with_text(quantity.span);
  write_bounds(json_, quantity.value, Measure::Count);
  json_.member_or_null("unit", quantity.unit);
  json_.member_or_null("of", quantity.of);
  json_.member_or_null("per", to_word(quantity.per));
  json_.member_or_null("as_of", quantity.as_of);
  why(quantity.why);
}

void ReportWriter::write_quotation(const Quotation& quotation) {
  span_with_text(quotation.span);
  why(quotation.why);
  json_.member("type", to_word(quotation.type));
  json_.key("content");
  json_.begin_object();
  const bool has_content = !quotation.content.empty();
  ends(has_content ? cover(quotation.content.front(), quotation.content.back())
                   : quotation.span);
  if (quotation.content.size() > 1)
    objects("spans", quotation.content, [&](Span piece) { ends(piece); });
  json_.end_object();
  if (!quotation.quoted.empty())
    objects("quoted", quotation.quoted, [&](Span piece) { ends(piece); });
  json_.key("cue");
  if (quotation.cue) {
    json_.begin_object();
    span_with_text(*quotation.cue);
    json_.end_object();
  } else {
    json_.null();
  }
  json_.key("speaker");
  if (!quotation.speaker) return json_.null();
  json_.begin_object();
  span_with_text(quotation.speaker->span);
  entity_member("entity", quotation.speaker->entity);
  json_.member_or_null("name", quotation.speaker->name);
  json_.end_object();
}

void ReportWriter::write_statement(const Statement& statement) {
  const auto entity = [&](EntityId id) { json_.string(id_text(id)); };
  const auto number = [&](std::uint32_t index) { json_.integer(index); };
  span_with_text(statement.span);
  why(statement.why);
  json_.member_or_null("event", to_string(statement.event));
  json_.member_or_null("mode", statement.mode);
  json_.member("status", to_string(statement.status));
  json_.member("polarity", to_word(statement.polarity));
  json_.member("when", to_string(statement.when));
  json_.member("voice", to_word(statement.voice));
  list("actor", statement.actor, entity);
  list("target", statement.target, entity);
  objects("holders", statement.holders, [&](const Holder& holder) {
    entity_member("entity", holder.entity);
    json_.member_or_null("name", holder.name);
    ends(holder.span);
  });
  list("times", statement.times, number);
  list("quantities", statement.quantities, number);
  list("places", statement.places, entity);
  json_.key("introduced_by");
  if (!statement.introduced_by) return json_.null();
  json_.begin_object();
  span_with_text(*statement.introduced_by);
  json_.end_object();
}

void ReportWriter::write_reading(const Analysis& analysis,
                                 const Reading& reading) {
  objects("sentences", analysis.sentences,
          [&](const Sentence& sentence) { ends(sentence.span); });
  objects("entities", reading.entities, [&](const Entity& entity) {
    json_.member("id", id_text(entity.id));
    json_.member("type", to_string(entity.type));
    json_.member("name", entity.name);
    json_.member("aliases", entity.aliases);
    json_.member("roles", entity.roles);
    json_.member_or_null("country", entity.country);
  });
  objects("mentions", reading.mentions, [&](const Mention& mention) {
    span_with_text(mention.span);
    json_.member("type", to_string(mention.type));
    json_.member("entity", id_text(mention.entity));
    json_.member("kind", to_word(mention.kind));
    why(mention.why);
  });
  objects("times", reading.times, [&](const auto& time) { write_time(time); });
  objects("quantities", reading.quantities,
          [&](const auto& quantity) { write_quantity(quantity); });
  objects("quotations", reading.quotations,
          [&](const auto& quotation) { write_quotation(quotation); });
  objects("statements", reading.statements,
          [&](const auto& statement) { write_statement(statement); });
}

}  // namespace

std::string document_to_json(const Document& document) {
  JsonWriter json;
  json.begin_object();
  ReportWriter(json, document, Reasons::Untold).write_document();
  json.end_object();
  return json.take() + "\n";
}

std::string report_to_json(const Report& report, Reasons reasons) {
  JsonWriter json;
  json.begin_object();
  ReportWriter writer(json, report.document, reasons);
  writer.write_document();
  writer.write_reading(report.analysis, report.reading);
  json.end_object();
  return json.take() + "\n";
}

std::string grouping_to_json(std::span<const GroupedReport> reports) {
  std::string out;
  for (const GroupedReport& report : reports) {
    JsonWriter json;
    json.begin_object();
    json.member("id", report.id);
    json.member_or_null("path", report.path);
    json.member("story", id_text(report.story));
    json.member_or_null("duplicate_of", report.copy_of);
    json.member("similarity", report.similarity);
    json.member("family", report.family);
    json.member_or_null("published", report.published);
    json.member_or_null("agency", report.agency);
    json.member_or_null("agency_gave", to_string(report.credit));
    json.key("order");
    if (report.order) {
      json.integer(*report.order);
    } else {
      json.null();
    }
    json.member_or_null("root", report.root);
    json.member_or_null("root_why", report.root_why);
    json.key("shares_text_with");
    json.begin_array();
    for (const GroupedReport::Shared& shared : report.shares) {
      json.begin_object();
      json.member("id", shared.id);
      json.member("jaccard", shared.jaccard);
      json.member("containment", shared.containment);
      json.end_object();
    }
    json.end_array();
    json.member_or_null("was", report.was ? id_text(*report.was) : "");
    json.member_or_null("why", report.why);
    json.key("decided");
    json.begin_array();
    for (const Decision& decision : report.decided) {
      write_decision(json, decision, "");
    }
    json.end_array();
    json.end_object();
    out += json.take() + "\n";
  }
  return out;
}

}  // namespace synoptic
