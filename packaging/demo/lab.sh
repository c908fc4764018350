# Sourced by the demo scripts: start_lab BIN WORK SCENARIO starts fabric-lab on free loopback ports, waits until it
# serves, and stops it when the script ends.
start_lab() {
    local bin=$1 work=$2 scenario=$3
    "$bin/fabric-lab" run --fabric lab-10 --scenario "$scenario" --base-port 0 --netbox-port 0 \
        --profile-out "$work/profile.toml" --ready-file "$work/ready" >"$work/lab.log" 2>&1 &
    lab_pid=$!
    trap 'kill "$lab_pid" 2>/dev/null || true; wait "$lab_pid" 2>/dev/null || true; rm -rf "$work"' EXIT
    local i
    for i in $(seq 1 100); do
        [ ! -e "$work/ready" ] || return 0
        if ! kill -0 "$lab_pid" 2>/dev/null; then
            echo "fabric-lab did not start:" >&2
            cat "$work/lab.log" >&2
            exit 1
        fi
        sleep 0.1
    done
    echo "fabric-lab was not ready within 10 s:" >&2
    cat "$work/lab.log" >&2
    exit 1
}
