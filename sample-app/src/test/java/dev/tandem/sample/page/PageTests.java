package dev.tandem.sample.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tandem.sample.RunningSample;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import dev.tandem.standin.openapp.OpenAppServer;
import dev.tandem.standin.FaultSwitch.Position;
import dev.tandem.standin.Switchable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page, in a Chromium if one is installed.
 */
@Timeout(180)
class PageTests {

	private static Optional<RunningSample> sample = Optional.empty();

	private static Optional<Browser> browser = Optional.empty();

	@BeforeAll
	static void start() {
		Optional<Path> executable = Browser.find();
		Assumptions.assumeTrue(executable.isPresent(),
				"No Chromium is in the path, and " + Browser.VARIABLE + " names none: the page is not tested");
		sample = Optional.of(RunningSample.start("--tandem.defaults.retry.backoff.initial=1ms"));
		browser = executable.map(Browser::start);
	}

	@AfterAll
	static void close() {
		browser.ifPresent(Browser::close);
		sample.ifPresent(RunningSample::close);
	}

	private final Browser page = browser.orElseThrow();

	private final RunningSample running = sample.orElseThrow();

	@BeforeEach
	void open() {
		this.page.prefer("light");
		this.page.open("http://localhost:" + this.running.port() + "/", 1440, 950);
		this.page.await("document.querySelector('.calls li') && document.querySelector('.client .live dd')");
		this.page.await("document.getElementById('watch').textContent.startsWith('connected')");
	}

	@AfterEach
	void nothingWentWrong() {
		this.running.context()
			.getBeanProvider(Switchable.class)
			.forEach((standIn) -> standIn.http().faults().turn(Position.OFF));
		assertThat(this.page.problems()).isEmpty();
	}

	static Stream<JsonNode> systems() throws IOException {
		return SystemsTests.systems();
	}

	@ParameterizedTest
	@MethodSource("systems")
	void eachCallOfASystemShowsItsResultInBothStyles(JsonNode system) {
		String id = system.path("id").asString();
		this.page.click("#tab-" + id);
		for (JsonNode call : system.path("calls")) {
			for (String style : new String[] { "blocking", "reactive" }) {
				call(id, call.path("id").asString(), style);
				assertThat(figure("status")).isEqualTo(call.path("status").asString());
				assertThat(figure("time")).matches("[0-9.]+ m?s");
				assertThat(Integer.parseInt(figure("calls"))).isPositive();
				assertThat(figure("attempts")).isEqualTo(figure("calls"));
				assertThat(this.page.evaluate("document.querySelectorAll('.waterfall .part.attempt').length").asInt())
					.isPositive();
				assertThat(this.page.text("[data-snippet=curl]")).contains("/" + style + call.path("path").asString());
				String java = this.page.text("[data-snippet=java]");
				assertThat(java.contains("@Autowired Blocking") || java.contains(".blocking()"))
					.isEqualTo(style.equals("blocking"));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "blocking", "reactive" })
	void faultWhenSwitchedOnShowsRetriesUntilItIsOff(String style) {
		this.page.click("#tab-openapp");
		this.page.click("#system input[value=FAILING]");
		this.page.await("document.querySelector('#tab-openapp .flag')?.textContent === '503'");
		call("openapp", "orgs", style);
		assertThat(figure("status")).isEqualTo("502");
		assertThat(figure("attempts")).isEqualTo("3");
		assertThat(this.page.text(".waterfall")).contains("SERVER_ERROR", "3 attempts: 503, ", "delay before a retry");
		this.page.click("#system input[value=OFF]");
		this.page.await("!document.querySelector('.flag')");
		call("openapp", "orgs", style);
		assertThat(figure("status")).isEqualTo("200");
	}

	@Test
	void settingWhenEditedChangesByItsEvent() {
		String field = "[data-path='payments.retries']";
		this.page.enter(field + " input", "many");
		this.page.await("document.querySelector(\"" + field + " .problem\").textContent !== ''");
		this.page.enter(field + " input", "7");
		this.page.await("document.getElementById('events').textContent.includes('3 → 7')");
		this.page.await("document.querySelector(\"" + field + " .problem\").textContent === ''");
		assertThat(server().texts()).containsEntry("payments.retries", "7");
		server().write("payments.retries", 3);
		this.page.await("document.querySelector(\"" + field + " input\").value === '3'");
	}

	@Test
	void flagWhenSwitchedStopsWhatItStops() {
		this.page.click("[data-path='features.read-only'] .toggle");
		this.page.await("document.querySelector(\"[data-path='features.read-only'] .toggle\").ariaChecked === 'true'");
		call("bloomy", "todo", "blocking");
		assertThat(figure("status")).isEqualTo("503");
		assertThat(this.page.text("#result")).contains("No call was made");
		this.page.click("[data-path='features.read-only'] .toggle");
		this.page.await("document.querySelector(\"[data-path='features.read-only'] .toggle\").ariaChecked === 'false'");
	}

	@Test
	void clientsShowSettingsWithTheirOrigins() {
		call("bloomy", "me", "reactive");
		this.page.await("document.querySelector('#client-bloomy .tally').textContent.includes('success')");
		this.page.click("[data-settings=bloomy]");
		this.page.await("document.querySelector('#settings').open");
		assertThat(this.page.text("#settings")).contains("api-key.value", "******", "[application.yml]")
			.doesNotContain("pool.max-connections");
		this.page.click("#settings input");
		assertThat(this.page.text("#settings")).contains("pool.max-connections");
		this.page.press("Escape", 27);
		this.page.await("!document.querySelector('#settings').open");
	}

	@Test
	void settingOfAClientTakesEffectUnderLoad() {
		String field = "[data-path='tandem.clients.arya.rate-limit.permits']";
		this.page.click("#load");
		this.page.await("document.getElementById('load-report').textContent.includes('calls a second')");
		this.page.enter(field + " input", "40");
		this.page.await("document.querySelector('#client-arya .generation').textContent.includes('config watch')");
		this.page.await("document.querySelector('#client-arya .limits').textContent.includes('40/s')");
		assertThat(this.page.text("#load-report")).contains(" 0 failed");
		this.page.click("#load");
		server().write("tandem.clients.arya.rate-limit.permits", 50);
		this.page.await("document.querySelector('#client-arya .limits').textContent.includes('50/s')");
	}

	@Test
	void keyboardChoosesSystemAndFault() {
		this.page.evaluate("document.querySelector('[role=tab][aria-selected=true]').focus()");
		this.page.press("ArrowRight", 39);
		this.page
			.await("document.activeElement.id === 'tab-openapp' && document.activeElement.ariaSelected === 'true'");
		this.page.press("Tab", 9);
		this.page.await("document.activeElement.value === 'OFF'");
		this.page.press("ArrowRight", 39);
		this.page.await("document.querySelector('#tab-openapp .flag')?.textContent === 'Slow'");
		assertThat(this.running.context().getBean(OpenAppServer.class).http().faults().position())
			.isEqualTo(Position.SLOW);
		assertThat(this.page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle")
			.asString()).isEqualTo("solid");
	}

	@Test
	void themeFollowsTheSystemUntilOneIsChosen() {
		String back = "getComputedStyle(document.body).backgroundColor";
		String light = this.page.evaluate(back).asString();
		this.page.prefer("dark");
		this.page.await(back + " !== '" + light + "'");
		this.page.click("#theme");
		this.page.await(back + " === '" + light + "'");
		this.page.click("#theme");
		this.page.click("#theme");
		assertThat(this.page.text("#theme")).contains("auto");
	}

	@Test
	void narrowScreenNeedsNoScrollingToTheSide() {
		this.page.resize(390, 844);
		call("bloomy", "meeting", "blocking");
		call("geopera", "order", "reactive");
		this.page.await("innerWidth === 390");
		assertThat(this.page.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);
		this.page.click("[data-settings=geopera]");
		this.page.await("document.querySelector('#settings tbody tr')");
		assertThat(this.page.evaluate("document.querySelector('#settings').getBoundingClientRect().right").asInt())
			.isLessThanOrEqualTo(390);
	}

	private void call(String system, String call, String style) {
		this.page.click("#tab-" + system);
		this.page.evaluate("delete document.getElementById('result').dataset.shown");
		this.page.click("[data-call=" + call + "][data-style=" + style + "]");
		this.page
			.await("document.getElementById('result').dataset.shown === '%s/%s/%s'".formatted(system, call, style));
	}

	private String figure(String key) {
		return this.page.text("[data-figure=" + key + "]");
	}

	private OpenDecreeServer server() {
		return this.running.context().getBean(OpenDecreeServer.class);
	}

}
