// SPDX-License-Identifier: Apache-2.0
#include "engine/known_reading.h"

namespace synoptic {

KnownReading::KnownReading(const Report& report) {
  for (const Block& block : report.document.blocks) spans_.insert(block.span);
  for (const Sentence& sentence : report.analysis.sentences) {
    spans_.insert(sentence.span);
  }
  for (const Quotation& quotation : report.reading.quotations) {
    spans_.insert(quotation.span);
    spans_.insert(quotation.content.begin(), quotation.content.end());
    spans_.insert(quotation.quoted.begin(), quotation.quoted.end());
    if (quotation.speaker) {
      add_holder(quotation.speaker->span, quotation.speaker->name);
    }
  }
  for (const Statement& statement : report.reading.statements) {
    for (const Holder& holder : statement.holders) {
      add_holder(holder.span, holder.name);
    }
  }
  for (const Entity& entity : report.reading.entities) {
    names_.insert(entity.name);
    names_.insert(entity.aliases.begin(), entity.aliases.end());
    names_.insert(entity.roles.begin(), entity.roles.end());
  }
}

void KnownReading::add_holder(Span span, const std::string& name) {
  spans_.insert(span);
  holders_.emplace(span, name);
  speakers_.insert(name);
}

}  // namespace synoptic
