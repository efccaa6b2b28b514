package example;

record Override(long id) {

}
