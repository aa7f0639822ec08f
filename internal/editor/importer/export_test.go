package importer

var RealAtlas = realAtlas
