import re
import subprocess

from tests.deploy.tree import DEPLOY, program, read_yaml


def test_amtool_agrees() -> None:
    amtool = program("amtool", "prometheus-alertmanager")

    done = subprocess.run(
        [amtool, "check-config", str(DEPLOY / "alertmanager/alertmanager.yml")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_what_silences_and_is_silenced_are_alerts_that_there_are() -> None:
    groups = read_yaml("prometheus/rules/tocsin.yml")["groups"]
    alerts = {rule["alert"] for group in groups for rule in group["rules"] if "alert" in rule}
    inhibitions = read_yaml("alertmanager/alertmanager.yml")["inhibit_rules"]

    assert set(re.findall(r"Tocsin\w+", str(inhibitions))) <= alerts
