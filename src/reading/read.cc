// SPDX-License-Identifier: Apache-2.0
#include "reading/read.h"

#include <utility>

#include "reading/quoted_times.h"

namespace synoptic {

namespace {

/// "Mara May" is no month: what lies in a person's name is no time.
void drop_times_in_persons(Reading& reading) {
  auto mention = reading.mentions.begin();
  std::erase_if(reading.times, [&](const TimeExpression& time) {
    while (mention != reading.mentions.end() &&
           mention->span.end <= time.span.begin) {
      ++mention;
    }
    return mention != reading.mentions.end() &&
           mention->type == NameType::Person &&
           contains(mention->span, time.span);
  });
}

}  // namespace

Result<ReadingResources> load_reading_resources(const OpenList& open,
                                                const OpenList& open_model) {
  auto entities = load_entity_resources(open);
  if (!entities) return std::move(entities).error();
  auto times = load_time_resources(open);
  if (!times) return std::move(times).error();
  auto quantities = load_quantity_resources(open);
  if (!quantities) return std::move(quantities).error();
  auto quotations = load_quotation_resources(open, open_model);
  if (!quotations) return std::move(quotations).error();
  auto statements = load_statement_resources(open);
  if (!statements) return std::move(statements).error();
  return ReadingResources{*std::move(entities), *std::move(times),
                          *std::move(quantities), *std::move(quotations),
                          *std::move(statements)};
}

Reading read(const Document& document, const Analysis& analysis,
             const ReadingResources& resources) {
  Reading reading;
  read_entities(document, analysis, resources.entities, reading);
  read_times(document, analysis, resources.times, reading);
  drop_times_in_persons(reading);
  read_quantities(document, analysis, resources.quantities, reading);
  read_quotations(document, analysis, resources.quotations, reading);
  anchor_quoted_times(document, analysis, resources.times, reading);
  read_statements(document, analysis, resources.statements, reading);
  return reading;
}

}  // namespace synoptic
