"""`wirecopy doctor`: whether the installation and the store are whole."""

from __future__ import annotations

import click

from wirecopy.cli.failures import FAILED
from wirecopy.cli.options import debug_option, format_option, store_option


@click.command()
@store_option
@format_option("table", "json")
@debug_option
def doctor(store: str, shape: str) -> None:
    """Look at the installation and the store: versions, health, what to do.

    Changes nothing. Ends with 1 where something is broken.
    """
    from wirecopy.run.health import examine

    findings = list(examine(store))
    if shape == "json":
        import msgspec

        from wirecopy.cli.terminal import data_sink

        sink = data_sink()
        sink.write(msgspec.json.format(msgspec.json.encode(findings), indent=2) + b"\n")
        sink.flush()
    else:
        from wirecopy.cli.terminal import data_console
        from wirecopy.cli.views.health import health_table

        data_console().print(health_table(findings))
    if any(finding.state == "bad" for finding in findings):
        raise click.exceptions.Exit(FAILED)
