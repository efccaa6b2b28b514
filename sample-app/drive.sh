#!/usr/bin/env bash
# Gives the dashboard of docs/operations something to show: calls the sample application, which must be running, through both
# twins, a few requests at a time, some of which fail. Start the application with the profile "limits" to see limits at work.
#
# usage: sample-app/drive.sh [seconds, default 60] [URL of the application, default http://localhost:8080]
set -euo pipefail

seconds=${1:-60}
url=${2:-http://localhost:8080}

if ! curl -fs -o /dev/null "$url/actuator/health"; then
	echo "No application at $url. Start it: mvn -pl sample-app -am -Dquick spring-boot:run -Dspring-boot.run.profiles=limits" >&2
	exit 1
fi

get() {
	curl -gs -o /dev/null "$url/$1" || true
}

post() {
	curl -s -o /dev/null -H 'Content-Type: application/json' -d "$2" "$url/$1" || true
}

rounds=0
end=$((SECONDS + seconds))
while ((rounds == 0 || SECONDS < end)); do
	for twin in blocking reactive; do
		for path in me meetings meetings/100 todos todos?userId=2 goals headlines issues scorecard; do
			get "$twin/$path" &
		done
		get "$twin/meetings/999" &                            # the upstream does not know it
		post "$twin/todos" '{"title":"Call the bank"}' &
		wait
	done
	rounds=$((rounds + 1))
	sleep 0.2
done
echo "Called $url in $rounds rounds. See $url/actuator/prometheus"
