# One job of tests/run.sh; reads $folder.
run_once() {
	timeout "${JOB_SECONDS:-1200}" $1 >"$2" 2>&1 </dev/null
	code=$?
	if [ "$code" != 0 ] && ! grep -q '^not ok' "$2"; then
		echo "not ok $1 ended with code $code" >>"$2"
	fi
	bad=$(grep '^not ok' "$2" | grep -vc '# SKIP')
}
# A whole session plays in real time in a terminal that shares a busy machine:
# one that fails is played once more, and the line says so. Nothing else is.
run_job() {
	log=$folder/$(echo "$1" | tr '/ ' '__').log
	start=$(date +%s)
	again=
	run_once "$1" "$log"
	case $1 in
	tests/session/*)
		if [ "$bad" != 0 ]; then
			again="(second try; the first: $(grep -m 1 '^not ok' "$log"))"
			mv "$log" "$log.first"
			run_once "$1" "$log"
		fi ;;
	esac
	printf '%-5s %4ss  %s %s\n' "$([ "$bad" = 0 ] && echo ok || echo FAIL)" \
		"$(($(date +%s) - start))" "$1" "$again"
	[ "$bad" = 0 ] || grep '^not ok' "$log" | grep -v '# SKIP' | head -5
}
