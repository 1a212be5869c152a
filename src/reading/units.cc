// SPDX-License-Identifier: Apache-2.0
#include "reading/units.h"

namespace synoptic {
namespace {

struct UnitScale {
  std::string_view unit;
  std::string_view base;
  double factor;
  double offset = 0;  ///< base = unit * factor + offset
};

// The factors are exact by definition (international yard and pound of 1959,
// SI), but for the US gallon family, which has its own. A "ton" of news is
// taken for a metric one: which it is, reports seldom say, and the short ton
// is only a tenth less.
constexpr UnitScale kScales[] = {
    {"picometre", "metre", 1e-12},
    {"nanometre", "metre", 1e-9},
    {"micrometre", "metre", 1e-6},
    {"millimetre", "metre", 0.001},
    {"centimetre", "metre", 0.01},
    {"decimetre", "metre", 0.1},
    {"kilometre", "metre", 1000},
    {"inch", "metre", 0.0254},
    {"foot", "metre", 0.3048},
    {"yard", "metre", 0.9144},
    {"mile", "metre", 1609.344},
    {"nautical mile", "metre", 1852},
    {"light year", "metre", 9460730472580800},
    {"microgram", "kilogram", 1e-9},
    {"milligram", "kilogram", 1e-6},
    {"gram", "kilogram", 0.001},
    {"tonne", "kilogram", 1000},
    {"ton", "kilogram", 1000},
    {"kiloton", "kilogram", 1e6},
    {"megaton", "kilogram", 1e9},
    {"ounce", "kilogram", 0.028349523125},
    {"pound", "kilogram", 0.45359237},
    {"stone", "kilogram", 6.35029318},
    {"carat", "kilogram", 0.0002},
    {"millilitre", "litre", 0.001},
    {"cubic centimetre", "litre", 0.001},
    {"cubic metre", "litre", 1000},
    {"cubic foot", "litre", 28.316846592},
    {"cubic yard", "litre", 764.554857984},
    {"gallon", "litre", 3.785411784},
    {"quart", "litre", 0.946352946},
    {"pint", "litre", 0.473176473},
    {"cup", "litre", 0.2365882365},
    {"barrel", "litre", 158.987294928},
    {"acre-foot", "litre", 1233481.83754752},
    {"square centimetre", "square metre", 0.0001},
    {"square kilometre", "square metre", 1e6},
    {"square mile", "square metre", 2589988.110336},
    {"square yard", "square metre", 0.83612736},
    {"square foot", "square metre", 0.09290304},
    {"square inch", "square metre", 0.00064516},
    {"acre", "square metre", 4046.8564224},
    {"hectare", "square metre", 10000},
    {"mile per hour", "kilometre per hour", 1.609344},
    {"metre per second", "kilometre per hour", 3.6},
    {"foot per second", "kilometre per hour", 1.09728},
    {"knot", "kilometre per hour", 1.852},
    {"fahrenheit", "celsius", 5.0 / 9, -160.0 / 9},
    {"kelvin", "celsius", 1, -273.15},
    {"kilowatt", "watt", 1000},
    {"megawatt", "watt", 1e6},
    {"gigawatt", "watt", 1e9},
    {"horsepower", "watt", 745.69987158227022},
    {"megawatt-hour", "kilowatt-hour", 1000},
    {"megahertz", "hertz", 1e6},
    {"gigahertz", "hertz", 1e9},
    {"byte", "bit", 8},
    {"kilobyte", "bit", 8000},
    {"megabit", "bit", 1e6},
    {"megabyte", "bit", 8e6},
    {"gigabit", "bit", 1e9},
    {"gigabyte", "bit", 8e9},
    {"terabyte", "bit", 8e12},
    {"percent", "share", 0.01},
    {"basis point", "percentage point", 0.01},
    {"cent", "USD", 0.01},
    {"penny", "GBP", 0.01},
    {"day of age", "year of age", 1 / 365.25},
    {"week of age", "year of age", 7 / 365.25},
    {"month of age", "year of age", 1.0 / 12},
};

}  // namespace

ComparableValue comparable(const Quantity& quantity) {
  for (const UnitScale& scale : kScales) {
    if (scale.unit != quantity.unit) continue;
    Interval value = quantity.value;
    value.low = value.low * scale.factor + scale.offset;
    value.high = value.high * scale.factor + scale.offset;
    return {value, scale.base};
  }
  return {quantity.value, quantity.unit};
}

}  // namespace synoptic
