// SPDX-License-Identifier: Apache-2.0
#include "reading/quantities.h"

namespace synoptic {

Result<QuantityResources> load_quantity_resources(const OpenList&) {
  return QuantityResources{};
}

void read_quantities(const Document&, const Analysis&, const QuantityResources&,
                     Reading&) {}

}  // namespace synoptic
