"""OpenStack Swift in one process, with the S3 API before it: run by the system's Python, which has Debian's python3-swift.

    object_store_servers.py FOLDER KEY SECRET REGION

Settings, rings and data are in FOLDER, the rest of the machine is not touched. The first line on standard output
is the port of the S3 API on 127.0.0.1; the end of standard input is the end of the process.
"""

import sys
from pathlib import Path

import eventlet
from eventlet import hubs, wsgi
from swift.common import utils
from swift.common.ring import RingBuilder
from swift.common.wsgi import SwiftHttpProtocol, loadapp

STORAGE = ("account", "container", "object")
FILTERS = ("catch_errors", "gatekeeper", "proxy_logging", "listing_formats", "s3api", "tempauth", "copy", "slo")
# A busy machine answers late. Swift's own half a second is for clusters that have somebody else to ask.
PATIENCE = {"conn_timeout": 20, "node_timeout": 60, "container_update_timeout": 60}
# Anything but a socket there keeps the machine's own log out of it.
LOG = {"log_address": "/dev/null"}


class NoCache:
    """Swift insists on a cache; this one never knows anything, so every answer is fresh and no memcached is needed."""

    def get(self, *_, **__) -> None:
        return None

    set = delete = get


def write_settings(path: Path, sections: dict[str, dict]) -> None:
    lines = []
    for name, settings in sections.items():
        lines += [f"[{name}]", *(f"{key} = {value}" for key, value in settings.items()), ""]
    path.write_text("\n".join(lines))


def write_storage_settings(folder: Path) -> None:
    write_settings(folder / "swift.conf", {
        "swift-hash": {"swift_hash_path_suffix": "foothold"}, "storage-policy:0": {"name": "one", "default": "yes"}})
    for kind in STORAGE:
        write_settings(folder / f"{kind}.conf", {
            "DEFAULT": LOG | {"swift_dir": folder, "devices": folder / "devices", "mount_check": "false"},
            "app:main": PATIENCE | {"use": f"egg:swift#{kind}"}})


def write_proxy_settings(folder: Path, key: str, secret: str, region: str) -> None:
    filters = {name: {"use": f"egg:swift#{name}"} for name in FILTERS}
    filters["tempauth"][f"user_{key.replace(':', '_')}"] = f"{secret} .admin"
    filters["s3api"]["location"] = region
    filters["proxy_logging"] |= {
        "log_msg_template": "{method} {path} {status_int} {headers}", "access_log_headers": "true",
        "access_log_headers_only": "X-Amz-Content-Sha256"}
    write_settings(folder / "proxy.conf", {
        "DEFAULT": LOG | {"swift_dir": folder},
        "pipeline:main": {"pipeline": " ".join([*FILTERS, "proxy-server"])},
        "app:proxy-server": PATIENCE | {"use": "egg:swift#proxy", "account_autocreate": "true"},
    } | {f"filter:{name}": settings for name, settings in filters.items()})


def write_rings(folder: Path, sockets: dict) -> None:
    """One device, one copy: where the proxy finds each server."""
    (folder / "devices/one").mkdir(parents=True)
    for kind in STORAGE:
        builder = RingBuilder(4, 1, 1)
        builder.add_dev({
            "region": 1, "zone": 1, "ip": "127.0.0.1", "port": sockets[kind].getsockname()[1], "device": "one", "weight": 1})
        builder.rebalance()
        builder.get_ring().save(str(folder / f"{kind}.ring.gz"))


def serve(folder: Path, name: str, listener) -> None:
    app = loadapp(str(folder / f"{name}.conf"), global_conf={"log_name": f"{name}-server"})
    # As Swift's own starter does it: S3 clients want “ETag”, not “Etag”.
    eventlet.spawn(
        wsgi.server, listener, app, utils.NullLogger(), environ={"swift.cache": NoCache()}, protocol=SwiftHttpProtocol,
        capitalize_response_headers=False)


def main(folder: Path, key: str, secret: str, region: str) -> None:
    write_storage_settings(folder)
    write_proxy_settings(folder, key, secret, region)
    utils.set_swift_dir(str(folder))
    utils.get_logger(LOG, log_to_console=True)     # every later one, too
    utils.eventlet_monkey_patch()
    # The ports are taken before anybody is told of them, so nobody else can have them.
    sockets = {name: eventlet.listen(("127.0.0.1", 0)) for name in (*STORAGE, "proxy")}
    write_rings(folder, sockets)
    for name, listener in sockets.items():
        serve(folder, name, listener)
    print(sockets["proxy"].getsockname()[1], flush=True)
    hubs.trampoline(sys.stdin.fileno(), read=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
