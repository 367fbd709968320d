# One job of tests/run.sh; reads $folder.
run_job() {
	name=$(echo "$1" | tr '/ ' '__')
	start=$(date +%s)
	timeout "${JOB_SECONDS:-1200}" $1 >"$folder/$name.log" 2>&1 </dev/null
	code=$?
	if [ "$code" != 0 ] && ! grep -q '^not ok' "$folder/$name.log"; then
		echo "not ok $1 ended with code $code" >>"$folder/$name.log"
	fi
	bad=$(grep '^not ok' "$folder/$name.log" | grep -vc '# SKIP')
	printf '%-5s %4ss  %s\n' "$([ "$bad" = 0 ] && echo ok || echo FAIL)" \
		"$(($(date +%s) - start))" "$1"
}
