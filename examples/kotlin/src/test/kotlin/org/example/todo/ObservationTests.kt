package org.example.todo

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.client.WireMock.get
import com.github.tomakehurst.wiremock.client.WireMock.okJson
import dev.tandem.test.StubbedClient
import io.micrometer.core.instrument.kotlin.asContextElement
import io.micrometer.observation.Observation
import io.micrometer.observation.ObservationHandler
import io.micrometer.observation.ObservationRegistry
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.reactor.asCoroutineContext
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.boot.test.context.TestConfiguration
import org.springframework.context.annotation.Import
import reactor.util.context.Context
import java.util.concurrent.CopyOnWriteArrayList

/** A call belongs to the observation of the coroutine that makes it. */
@SpringBootTest
@Import(ObservationTests.Recorder::class)
class ObservationTests {

	@StubbedClient("todo")
	lateinit var server: WireMockServer

	@Autowired
	lateinit var suspending: SuspendTodoApi

	@Autowired
	lateinit var registry: ObservationRegistry

	@Autowired
	lateinit var recorder: Recorder

	@BeforeEach
	fun stub() {
		server.stubFor(get("/todo/7").willReturn(okJson("""{"id": 7, "title": "Sign the lease"}""")))
		server.stubFor(get("/todo/user/1").willReturn(okJson("[]")))
		recorder.calls.clear()
	}

	@Test
	fun `the observation of the thread goes along as a context element`() {
		val parent = Observation.start("job", registry)
		parent.observe {
			runBlocking(registry.asContextElement()) {
				withContext(Dispatchers.Default) {
					suspending.get(7)
					yield()
					suspending.list(1).toList()
				}
			}
		}
		assertThat(recorder.calls).hasSize(2).allMatch { it.parentObservation === parent }
	}

	@Test
	fun `the observation in a reactor context goes along`() {
		val parent = Observation.start("request", registry)
		val context = Context.of(ObservationThreadLocalAccessor.KEY, parent)
		runBlocking(context.asCoroutineContext()) {
			suspending.get(7)
			withContext(Dispatchers.Default) { suspending.list(1).toList() }
		}
		assertThat(recorder.calls).hasSize(2).allMatch { it.parentObservation === parent }
	}

	@TestConfiguration(proxyBeanMethods = false)
	class Recorder : ObservationHandler<Observation.Context> {

		val calls = CopyOnWriteArrayList<Observation.Context>()

		override fun supportsContext(context: Observation.Context) = true

		override fun onStart(context: Observation.Context) {
			if (context.name == "tandem.calls") {
				calls += context
			}
		}

	}

}
