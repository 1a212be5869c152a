// SPDX-License-Identifier: Apache-2.0
#include "reading/quotations.h"

namespace synoptic {

Result<QuotationResources> load_quotation_resources(const OpenList&) {
  return QuotationResources{};
}

void read_quotations(const Document&, const Analysis&,
                     const QuotationResources&, Reading&) {}

}  // namespace synoptic
