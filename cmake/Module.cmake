# SPDX-License-Identifier: Apache-2.0
# synoptic_module(NAME [DEPS module...] [LIBS target...])
#
# Declares src/NAME as the library synoptic::NAME. Sources, headers and tests
# are found by name: X.h, X.cc and X_test.cc. DEPS may only name modules that
# are already declared, so the order of add_subdirectory() calls is the
# layering. The module's tests are one program, NAME_tests; ctest runs each
# test case by itself, under the labels `unit` and the module's name.
include(GoogleTest)

function(synoptic_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPS;LIBS")
  set(target synoptic_${name})
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cc$")
  foreach(dep IN LISTS arg_DEPS)
    if(NOT TARGET synoptic_${dep})
      message(FATAL_ERROR "${name} may not depend on ${dep}: not a lower layer")
    endif()
  endforeach()
  add_library(${target} STATIC ${sources})
  add_library(synoptic::${name} ALIAS ${target})
  target_sources(${target} PUBLIC FILE_SET HEADERS
                 BASE_DIRS ${PROJECT_SOURCE_DIR}/src FILES ${headers})
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  list(TRANSFORM arg_DEPS PREPEND synoptic::)
  target_link_libraries(${target} PUBLIC ${arg_DEPS} ${arg_LIBS})
  if(BUILD_TESTING AND tests)
    add_executable(${name}_tests ${tests})
    target_link_libraries(${name}_tests PRIVATE ${target} GTest::gmock
                          GTest::gtest_main)
    target_compile_definitions(${name}_tests PRIVATE
      SYNOPTIC_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    gtest_discover_tests(${name}_tests TEST_PREFIX "${name}."
                         PROPERTIES LABELS "unit;${name}"
                         DISCOVERY_MODE PRE_TEST)
  endif()
endfunction()
