# Which module may see which: read a line as "left may include right". Transitive edges are spelled out.
# The domain core (first block) has no Qt, no gRPC, no libyang and no SQLite. Adapters are leaves: only app/ links them.
set(FC_EDGES_base)
set(FC_EDGES_model base)
set(FC_EDGES_schema model base)
set(FC_EDGES_gnmi schema model base proto)
set(FC_EDGES_discovery schema gnmi model base)
set(FC_EDGES_intent schema model base)
set(FC_EDGES_checks intent schema model base)
set(FC_EDGES_diff schema model base)
set(FC_EDGES_store model base)
set(FC_EDGES_plan diff gnmi store schema model base)
set(FC_EDGES_engine discovery plan diff checks intent gnmi store schema model base)

set(FC_EDGES_gnmi_grpc gnmi plan schema model base proto_grpc proto)
set(FC_EDGES_yang_libyang schema model base)
set(FC_EDGES_http base)
set(FC_EDGES_netbox intent schema model base)
set(FC_EDGES_store_sqlite store model base)
set(FC_EDGES_sim schema model base proto_grpc proto)

set(FC_EDGES_ui_bridge engine discovery plan diff checks intent gnmi store schema model base)
set(FC_EDGES_ui_models ui_bridge engine discovery plan diff checks intent gnmi store schema model base)
set(FC_EDGES_ui_delegates ui_models ui_bridge engine model base)
set(FC_EDGES_ui_widgets ui_delegates ui_models ui_bridge engine discovery plan diff checks intent schema model base)
set(FC_EDGES_ui_panes ui_widgets ui_delegates ui_models ui_bridge engine discovery plan diff checks intent schema model base)
set(FC_EDGES_ui_shell ui_panes ui_widgets ui_delegates ui_models ui_bridge engine discovery plan diff checks intent schema model base)

set(FC_EDGES_wiring engine discovery plan diff checks intent gnmi store schema model base gnmi_grpc netbox http store_sqlite)
