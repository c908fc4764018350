# fc_module(NAME x DEPENDS a b): a static library fc_x of every .cpp below the current folder.
# An edge that core/layers.cmake does not list fails the configure.
# fc_test(NAME x LIBS ... [LABELS ...]): one Qt Test program of every tst_*.cpp in the current folder.
include("${CMAKE_SOURCE_DIR}/core/layers.cmake")

function(fc_module)
  cmake_parse_arguments(ARG "QT" "NAME" "DEPENDS;PRIVATE_LIBS;PUBLIC_LIBS" ${ARGN})
  foreach(dep IN LISTS ARG_DEPENDS)
    if(NOT dep IN_LIST FC_EDGES_${ARG_NAME})
      message(FATAL_ERROR
        "Layer violation: module '${ARG_NAME}' may not depend on '${dep}'. Allowed: ${FC_EDGES_${ARG_NAME}}. "
        "The table is core/layers.cmake.")
    endif()
  endforeach()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  set(target "fc_${ARG_NAME}")
  add_library(${target} STATIC ${sources})
  set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(${target} PUBLIC fc_options ${ARG_PUBLIC_LIBS})
  foreach(dep IN LISTS ARG_DEPENDS)
    target_link_libraries(${target} PUBLIC "fc_${dep}")
  endforeach()
  target_link_libraries(${target} PRIVATE ${ARG_PRIVATE_LIBS})
  if(ARG_QT)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_compile_definitions(${target} PUBLIC QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_USE_QSTRINGBUILDER)
  endif()
endfunction()

function(fc_test)
  cmake_parse_arguments(ARG "GUI" "NAME;TIMEOUT" "LIBS;LABELS;DEFINITIONS;ENVIRONMENT" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  set(target "tst_${ARG_NAME}")
  add_executable(${target} ${sources})
  # Most of the time of a test file goes into the same headers: all files of a folder compile as one or two.
  set_target_properties(${target} PROPERTIES AUTOMOC ON UNITY_BUILD_BATCH_SIZE 12)
  if(FC_UNITY)
    # A fixture of an anonymous namespace inside a test class: safe, the class lives in this file alone.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
  endif()
  if(ARG_GUI)
    target_link_libraries(${target} PRIVATE fc_test_support_gui)
  else()
    target_link_libraries(${target} PRIVATE fc_test_support)
  endif()
  target_link_libraries(${target} PRIVATE ${ARG_LIBS})
  target_compile_definitions(${target} PRIVATE
    FC_SOURCE_DIR="${CMAKE_SOURCE_DIR}" FC_BINARY_DIR="${CMAKE_BINARY_DIR}" FC_BIN_DIR="${CMAKE_BINARY_DIR}/bin"
    ${ARG_DEFINITIONS})
  add_test(NAME ${ARG_NAME} COMMAND ${target})
  if(FC_SANITIZE STREQUAL "thread")
    list(APPEND ARG_ENVIRONMENT "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp")
  endif()
  set_tests_properties(${ARG_NAME} PROPERTIES
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.qpa.*=false;QTEST_DISABLE_STACK_DUMP=1;${ARG_ENVIRONMENT}" LABELS "${ARG_LABELS}")
  if(ARG_TIMEOUT)
    set_tests_properties(${ARG_NAME} PROPERTIES TIMEOUT ${ARG_TIMEOUT})
  endif()
endfunction()
