package kotlinx.coroutines.reactor;

public final class MonoKt {

}
