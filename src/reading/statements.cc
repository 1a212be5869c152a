// SPDX-License-Identifier: Apache-2.0
#include "reading/statements.h"

namespace synoptic {

Result<StatementResources> load_statement_resources(const OpenList&) {
  return StatementResources{};
}

void read_statements(const Document&, const Analysis& analysis,
                     const StatementResources&, Reading& reading) {
  std::uint32_t index = 0;
  for (const Sentence& sentence : analysis.sentences) {
    Statement statement;
    statement.span = sentence.span;
    statement.sentence = index++;
    reading.statements.push_back(std::move(statement));
  }
}

}  // namespace synoptic
