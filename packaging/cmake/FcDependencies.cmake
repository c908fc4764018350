# Third-party packages, each with its purpose. All come from Debian 12.
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)         # SHA-256 for fingerprints and stored plans
find_package(spdlog REQUIRED)                            # log back end behind core/base/log.h
find_package(nlohmann_json REQUIRED)                     # JSON codecs, always in non-throwing mode
find_package(tomlplusplus REQUIRED)                      # profiles, fabric files and descriptions
find_package(PkgConfig REQUIRED)
find_package(Protobuf REQUIRED)                          # gNMI messages
if(NOT FC_CORE_ONLY)
  pkg_check_modules(LIBYANG REQUIRED IMPORTED_TARGET libyang)   # YANG compiler and whole-document validation
  pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)    # journal, decisions, history
  find_package(gRPC CONFIG REQUIRED)                     # gNMI transport and the simulated devices
  find_package(CLI11 REQUIRED)                           # command line
  find_package(OpenSSL REQUIRED COMPONENTS SSL Crypto)
endif()
if(FC_GUI AND NOT FC_CORE_ONLY)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Charts Svg LinguistTools)
endif()
if(FC_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)    # Qt Test is the test framework of every suite
endif()
if(FC_BENCH)
  find_package(benchmark REQUIRED)
endif()
