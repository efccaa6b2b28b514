package org.example.todo

import java.net.InetAddress
import java.net.ServerSocket
import java.net.Socket
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit.SECONDS
import kotlin.concurrent.thread

/** Reads requests, sends what it is told to send, and then nothing more. */
class StallingServer : AutoCloseable {

	private val server = ServerSocket(0, 50, InetAddress.getLoopbackAddress())

	private val connections = LinkedBlockingQueue<Connection>()

	val url = "http://${server.inetAddress.hostAddress}:${server.localPort}"

	@Volatile
	var answer = ""

	init {
		thread(isDaemon = true) {
			runCatching { while (true) thread(isDaemon = true, block = Connection(server.accept())::serve) }
		}
	}

	/** The next connection on which a whole request has come. */
	fun requested(): Connection = checkNotNull(connections.poll(30, SECONDS)) { "No request has come" }

	override fun close() = server.close()

	inner class Connection(private val socket: Socket) {

		private val closed = CountDownLatch(1)

		internal fun serve() = socket.use {
			val lines = socket.getInputStream().bufferedReader()
			while (!lines.readLine().isNullOrEmpty()) {
				// the head of the request
			}
			socket.getOutputStream().write(answer.toByteArray())
			socket.getOutputStream().flush()
			connections.add(this)
			runCatching { lines.read() } // until the client closes, or resets
			closed.countDown()
		}

		fun isClosedByClient(): Boolean = closed.await(30, SECONDS)

	}

}
